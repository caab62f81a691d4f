import type { z } from "zod"
import { defineVerb } from "#lib/access/verb.ts"
import { campaignInput, requireCampaign } from "#lib/campaigns/require-campaign.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { flagField } from "#lib/platform/paging.ts"
import type { Audience, Channel } from "#prisma/generated/client.ts"
import { type AudienceView, audienceView } from "./audience-view.ts"
import { countNumbers } from "./count-numbers.ts"

/** The campaign's audience with its counts; null when none was read. Throws NotFoundError. */
export const findAudience = defineVerb({
  permission: "campaigns:read",
  input: campaignInput.extend({
    /** The newest reading, also while it is read or after it failed; else the one that counts. */
    latest: flagField.default(false),
  }),
  output: audienceView.nullable(),
  async run(ctx, { campaignId, latest }) {
    await requireCampaign(ctx, campaignId)
    const where = latest ? { campaignId } : { campaignId, currentOf: { id: campaignId } }
    const audience = await ctx.db.audience.findFirst({ where, orderBy: { createdAt: "desc" } })
    return audience && getAudienceView(ctx, audience)
  },
})

/** The view of an audience of this account. Countries are counted of a draft: a week after the end lines know theirs no more. */
export async function getAudienceView(ctx: Ctx, audience: Audience): Promise<AudienceView> {
  const isReady = audience.state === "ready"
  const where = { id: audience.campaignId }
  const campaign = await ctx.db.campaign.findUniqueOrThrow({
    where,
    select: { version: true, stage: true, channel: true },
  })
  const [optedOut, numbers] = await Promise.all([
    isReady ? countOptedOut(ctx, audience.id, campaign.channel) : 0,
    countNumbers(ctx, isReady && campaign.stage === "draft" ? audience.id : null),
  ])
  const { id, source, fileName, encoding, state, problem, bytesTotal, bytesReceived, rowsRead, rowsTotal } =
    audience
  const { validCount, invalidCount, duplicateCount } = audience
  return {
    ...{ id, source, fileName, encoding, state, problem, bytesTotal, bytesReceived, rowsRead, rowsTotal },
    counts: {
      valid: isReady ? validCount - optedOut : 0,
      invalid: invalidCount,
      duplicate: duplicateCount,
      optedOut,
    },
    ...numbers,
    campaignVersion: campaign.version,
    createdAt: audience.createdAt.toISOString(),
  }
}

/** Good lines whose number opted out; counted when asked, because people opt out at any time. */
async function countOptedOut(ctx: Ctx, audienceId: string, channel: Channel): Promise<number> {
  const [row] = await ctx.db.$queryRaw<[{ count: number }]>`
    SELECT count(*)::int AS count
    FROM audience_lines() recipient JOIN suppression USING (address_key)
    WHERE recipient.audience_id = ${audienceId}::uuid AND recipient.problem IS NULL
      AND suppression.account_id = ${ctx.accountId} AND suppression.channel = ${channel}::channel`
  return row.count
}

export type FindAudienceInput = z.input<typeof findAudience.input>
