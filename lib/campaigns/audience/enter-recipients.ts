import { z } from "zod"
import { defineVerb } from "#lib/access/verb.ts"
import { getAccountCountries } from "#lib/addresses/get-account-countries.ts"
import { lockDraft } from "#lib/campaigns/lock-draft.ts"
import type { CampaignWithLegs } from "#lib/campaigns/require-campaign.ts"
import { campaignInput } from "#lib/campaigns/require-campaign.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { longTransaction, type Transaction } from "#lib/platform/db.ts"
import { InvalidInputError } from "#lib/platform/errors.ts"
import type { Audience } from "#prisma/generated/client.ts"
import { adoptAudience } from "./adopt-audience.ts"
import { insertLines } from "./audience-rows.ts"
import { audienceView } from "./audience-view.ts"
import { lineEvaluator, type SourceLine } from "./evaluate-line.ts"
import { getAudienceView } from "./find-audience.ts"
import { parseTypedLines } from "./parse-typed-lines.ts"
import { renderedFor } from "./rendered-for.ts"

/**
 * Makes typed lines the draft's recipients: `phone`, `phone,own message` or `phone,value,value…`, at most 100 (wire
 * contract 9.4). Bad lines are kept with their reason. Throws InvalidInputError above 100 lines or without any,
 * ConflictError once launched; then nothing has changed.
 */
export const enterRecipients = defineVerb({
  permission: "campaigns:write",
  input: campaignInput.extend({
    text: z
      .string("Type the recipients as text, one a line")
      .max(200_000, "The text is too long for 100 lines"),
  }),
  output: audienceView,
  async run(ctx, { campaignId, text }) {
    const lines = parseTypedLines(text)
    if (lines.length === 0) throw new InvalidInputError("There are no recipients: add at least one number")
    const audience = await ctx.db.$transaction(async (tx) => {
      const draft = await lockDraft(tx, ctx, campaignId)
      const { id } = await storeLines(tx, ctx, draft, lines)
      return tx.audience.findUniqueOrThrow({ where: { id } })
    }, longTransaction)
    return getAudienceView(ctx, audience)
  },
})

async function storeLines(
  tx: Transaction,
  ctx: Ctx,
  draft: CampaignWithLegs,
  lines: SourceLine[],
): Promise<Audience> {
  const audience = await tx.audience.create({
    data: {
      ...{ accountId: ctx.accountId, campaignId: draft.id, source: "typed", layout: "typed" },
      ...{ rowsRead: lines.length, rowsTotal: lines.length, renderedFor: renderedFor(draft.legs) },
      heartbeatAt: ctx.clock.now(),
    },
  })
  const evaluate = lineEvaluator(ctx.accountId, await getAccountCountries(tx, ctx), {
    ...draft.legs[0],
    layout: "typed",
  })
  await insertLines(tx, audience.id, lines.map(evaluate))
  await adoptAudience(tx, ctx, draft, audience)
  return audience
}

export type EnterRecipientsInput = z.input<typeof enterRecipients.input>
