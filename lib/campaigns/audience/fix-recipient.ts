import { z } from "zod"
import { defineVerb } from "#lib/access/verb.ts"
import { audit } from "#lib/audit/audit.ts"
import { lockDraft } from "#lib/campaigns/lock-draft.ts"
import { campaignInput } from "#lib/campaigns/require-campaign.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { longTransaction, type Transaction } from "#lib/platform/db.ts"
import { NotFoundError } from "#lib/platform/errors.ts"
import { Prisma, type Recipient } from "#prisma/generated/client.ts"
import { markDuplicates, replaceLines, updateCounts } from "./audience-rows.ts"
import { fixedRecipientRow, type RecipientRow } from "./audience-view.ts"
import { lineEvaluator } from "./evaluate-line.ts"
import {
  type CurrentAudience,
  findCurrentAudience,
  selectRecipients,
  toRecipientRow,
} from "./recipient-rows.ts"

const cell = z.string().max(2000, "A cell has at most 2,000 characters")

/**
 * Corrects one line of the draft's audience in place: the number, and with `columns` the cells after it. Duplicates of
 * the old and of the new number are found again. Throws NotFoundError, ConflictError once launched.
 */
export const fixRecipient = defineVerb({
  permission: "campaigns:write",
  input: campaignInput.extend({
    line: z.coerce.number<number>("A line is a number").int().min(1).max(2_147_483_647),
    raw: z.string("Type the number").max(100, "A number has at most 100 characters"),
    columns: z.array(cell).max(100, "A line has at most 100 cells").optional(),
  }),
  output: fixedRecipientRow,
  async run(ctx, { campaignId, line, ...change }) {
    return ctx.db.$transaction(async (tx) => {
      const draft = await lockDraft(tx, ctx, campaignId)
      const audience = await findCurrentAudience(tx, draft)
      const before = await findLine(tx, audience, line)
      const source = { line: before.line, raw: change.raw, columns: change.columns ?? before.variables }
      const row = await fixLine(tx, ctx, audience as CurrentAudience, before, source)
      await audit(tx, ctx, "audience.fix_line", draft.id, { line: before.line })
      const { version } = await tx.campaign.update({
        where: { id: draft.id },
        data: { version: { increment: 1 } },
      })
      return { ...row, campaignVersion: version }
    }, longTransaction)
  },
})

async function findLine(tx: Transaction, audience: CurrentAudience | null, line: number): Promise<Recipient> {
  const found = audience && (await tx.recipient.findFirst({ where: { audienceId: audience.id, line } }))
  if (!found) throw new NotFoundError("The line")
  return found
}

async function fixLine(
  tx: Transaction,
  ctx: Ctx,
  audience: CurrentAudience,
  before: Recipient,
  source: { line: number; raw: string; columns: string[] },
): Promise<RecipientRow> {
  const { id, template, countries } = audience
  const after = lineEvaluator(ctx.accountId, countries, template)(source)
  await replaceLines(tx, id, [after])
  const affected = [before.addressKey, after.addressKey].filter((key) => key !== null)
  await markDuplicates(tx, id, affected)
  await updateCounts(tx, id)
  const where = Prisma.sql`recipient.line = ${before.line}`
  const [stored] = await selectRecipients(ctx, tx, audience, { where, limit: 1 })
  if (!stored) throw new NotFoundError("The line")
  return toRecipientRow(stored, audience)
}
