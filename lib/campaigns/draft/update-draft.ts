import { isDeepStrictEqual } from "node:util"
import { z } from "zod"
import { defineVerb } from "#lib/access/verb.ts"
import { audit } from "#lib/audit/audit.ts"
import { renderAudience, updateCounts } from "#lib/campaigns/audience/audience-rows.ts"
import { renderedFor } from "#lib/campaigns/audience/rendered-for.ts"
import { lockDraft } from "#lib/campaigns/lock-draft.ts"
import {
  type CampaignWithLegs,
  campaignInput,
  includeLegs,
  withLegs,
} from "#lib/campaigns/require-campaign.ts"
import { scheduleOrderProblems } from "#lib/campaigns/schedule/schedule-rules.ts"
import { channelOf } from "#lib/channels/channels.ts"
import { type Legs, legRows } from "#lib/channels/leg.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { longTransaction, type Transaction } from "#lib/platform/db.ts"
import { ConflictError, type FieldProblem, InvalidInputError } from "#lib/platform/errors.ts"
import { type Channel, Prisma } from "#prisma/generated/client.ts"
import { draftFields } from "./draft-rules.ts"
import { campaignDraft } from "./draft-view.ts"
import { changeLegs, legFields } from "./leg-fields.ts"
import { toDraft } from "./to-draft.ts"

const draftChange = draftFields.partial().extend({
  ...campaignInput.shape,
  version: z.int("Send the version that you read").positive(),
})
type Changes = Omit<z.output<typeof draftChange>, "campaignId" | "version">
export type UpdateDraftInput = z.input<typeof draftChange>

/**
 * Changes some fields of a draft. A changed text renders the recipients' messages again in the same transaction, so that
 * nobody ever reviews one text and launches another. Throws InvalidInputError naming the fields, ConflictError when
 * `version` is not the newest or the campaign was launched, NotFoundError.
 */
export const updateDraft = defineVerb({
  permission: "campaigns:write",
  input: draftChange,
  output: campaignDraft,
  async run(ctx, { campaignId, version, ...changes }) {
    return ctx.db.$transaction(async (tx) => {
      const draft = await lockDraft(tx, ctx, campaignId)
      if (draft.version !== version)
        throw new ConflictError("The draft was changed in the meantime: reload it to see how")
      const changed = changedFields(draft, changes)
      if (changed.length === 0) return toDraft(draft)
      const legs = changeLegs(draft.legs, changes)
      await refuseWrong(tx, ctx, { ...draft, legs }, changes)
      const updated = await writeChanges(tx, draft, { ...changes, legs })
      await renderAgain(tx, draft, updated)
      await audit(tx, ctx, "campaign.update", draft.id, { fields: changed })
      return toDraft(updated)
    }, longTransaction)
  },
})

function changedFields(draft: CampaignWithLegs, changes: Changes) {
  const before = { ...draft, ...legFields(draft.legs) }
  return (Object.keys(changes) as (keyof Changes)[]).filter(
    (field) => changes[field] !== undefined && !isDeepStrictEqual(changes[field], before[field]),
  )
}

async function writeChanges(
  tx: Transaction,
  draft: CampaignWithLegs,
  { legs, senderId: _sender, text: _text, optOutText: _optOut, ...columns }: Changes & { legs: Legs },
): Promise<CampaignWithLegs> {
  const data = {
    ...columns,
    windows: columns.windows === null ? Prisma.DbNull : columns.windows,
    channel: legs[0].channel,
    ...(legs !== draft.legs && { legs: { deleteMany: {}, create: legRows(legs) } }),
    version: { increment: 1 },
  }
  return withLegs(await tx.campaign.update({ where: { id: draft.id }, data, include: includeLegs }))
}

/** @param draft with its legs as they will be */
async function refuseWrong(
  tx: Transaction,
  ctx: Ctx,
  draft: CampaignWithLegs,
  changes: Changes,
): Promise<void> {
  const [{ channel, content }] = draft.legs
  const { startAt = draft.startAt, endsAt = draft.endsAt } = changes
  const fields = [
    ...channelOf(channel).problemsOf(content),
    ...scheduleOrderProblems({ startAt, endsAt }),
    ...(await missingSender(tx, ctx, channel, changes.senderId)),
    ...(await missingSkill(tx, ctx, changes.skillId)),
  ]
  if (fields[0]) throw new InvalidInputError(fields[0].message, fields)
}

async function missingSender(
  tx: Transaction,
  ctx: Ctx,
  channel: Channel,
  id?: string | null,
): Promise<FieldProblem[]> {
  if (!id) return []
  const where = { id, accountId: ctx.accountId, channel, enabled: true }
  const sender = await tx.sender.findFirst({ where, select: { id: true } })
  if (sender) return []
  const message = `There is no such sender for ${channelOf(channel).label}: choose one of the list`
  return [{ path: "senderId", message }]
}

async function missingSkill(tx: Transaction, ctx: Ctx, id?: string | null): Promise<FieldProblem[]> {
  if (!id) return []
  const where = { id, accountId: ctx.accountId, enabled: true }
  const skill = await tx.skill.findFirst({ where, select: { id: true } })
  return skill ? [] : [{ path: "skillId", message: "There is no such skill: choose one of the list" }]
}

async function renderAgain(
  tx: Transaction,
  before: CampaignWithLegs,
  draft: CampaignWithLegs,
): Promise<void> {
  const { audienceId, legs } = draft
  if (!audienceId || renderedFor(legs) === renderedFor(before.legs)) return
  await renderAudience(tx, { audienceId, legs })
  await updateCounts(tx, audienceId)
}
