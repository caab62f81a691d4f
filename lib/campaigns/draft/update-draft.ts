import { isDeepStrictEqual } from "node:util"
import { z } from "zod"
import { defineVerb } from "#lib/access/verb.ts"
import { audit } from "#lib/audit/audit.ts"
import { renderAudience, updateCounts } from "#lib/campaigns/audience/audience-rows.ts"
import { lockDraft } from "#lib/campaigns/lock-draft.ts"
import { campaignInput } from "#lib/campaigns/require-campaign.ts"
import { scheduleOrderProblems } from "#lib/campaigns/schedule/schedule-rules.ts"
import { channelOf } from "#lib/channels/channels.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { longTransaction, type Transaction } from "#lib/platform/db.ts"
import { ConflictError, type FieldProblem, InvalidInputError } from "#lib/platform/errors.ts"
import { type Campaign, Prisma } from "#prisma/generated/client.ts"
import { draftFields } from "./draft-rules.ts"
import { campaignDraft } from "./draft-view.ts"
import { toDraft } from "./to-draft.ts"

const draftChange = draftFields.partial().extend({
  ...campaignInput.shape,
  version: z.int("Send the version that you read").positive(),
})
type Changes = Omit<z.output<typeof draftChange>, "campaignId" | "version">

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
      await refuseWrong(tx, ctx, draft, changes)
      const windows = changes.windows === null ? Prisma.DbNull : changes.windows
      const data = { ...changes, windows, version: { increment: 1 } }
      const updated = await tx.campaign.update({ where: { id: draft.id }, data })
      await renderAgain(tx, updated, changed)
      await audit(tx, ctx, "campaign.update", draft.id, { fields: changed })
      return toDraft(updated)
    }, longTransaction)
  },
})

const changedFields = (draft: Campaign, changes: Changes) =>
  (Object.keys(changes) as (keyof Changes)[]).filter(
    (field) => changes[field] !== undefined && !isDeepStrictEqual(changes[field], draft[field]),
  )

async function refuseWrong(tx: Transaction, ctx: Ctx, draft: Campaign, changes: Changes): Promise<void> {
  const { text = draft.text, optOutText = draft.optOutText } = changes
  const { startAt = draft.startAt, endsAt = draft.endsAt } = changes
  const fields = [
    ...channelOf(draft.channel).problemsOf({ kind: "text", text, optOutText }),
    ...scheduleOrderProblems({ startAt, endsAt }),
    ...(await missingSender(tx, ctx, changes.senderId)),
    ...(await missingSkill(tx, ctx, changes.skillId)),
  ]
  if (fields[0]) throw new InvalidInputError(fields[0].message, fields)
}

async function missingSender(tx: Transaction, ctx: Ctx, id?: string | null): Promise<FieldProblem[]> {
  if (!id) return []
  const where = { id, accountId: ctx.accountId, channel: "sms" as const, enabled: true }
  const sender = await tx.sender.findFirst({ where, select: { id: true } })
  return sender
    ? []
    : [{ path: "senderId", message: "There is no such sender for SMS: choose one of the list" }]
}

async function missingSkill(tx: Transaction, ctx: Ctx, id?: string | null): Promise<FieldProblem[]> {
  if (!id) return []
  const where = { id, accountId: ctx.accountId, enabled: true }
  const skill = await tx.skill.findFirst({ where, select: { id: true } })
  return skill ? [] : [{ path: "skillId", message: "There is no such skill: choose one of the list" }]
}

async function renderAgain(tx: Transaction, draft: Campaign, changed: (keyof Changes)[]): Promise<void> {
  const { audienceId, text, optOutText } = draft
  if (!audienceId || !(changed.includes("text") || changed.includes("optOutText"))) return
  await renderAudience(tx, { audienceId, text, optOutText })
  await updateCounts(tx, audienceId)
}

export type UpdateDraftInput = z.input<typeof draftChange>
