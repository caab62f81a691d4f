import { audit } from "#lib/audit/audit.ts"
import { draftTransaction, findDraft, lockDraft } from "#lib/campaigns/lock-draft.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import type { Transaction } from "#lib/platform/db.ts"
import { ConflictError, DomainError, InvalidInputError, NotFoundError } from "#lib/platform/errors.ts"
import type { Audience, AudienceSource } from "#prisma/generated/client.ts"
import type { AudienceLayout } from "./audience-layout.ts"
import { chunkRows, countLines, insertLines, markDuplicates, renderAudience } from "./audience-rows.ts"
import { type EvaluatedLine, lineEvaluator, type SourceLine } from "./evaluate-line.ts"
import { removeLeftovers } from "./remove-leftovers.ts"

export type Reading = {
  source: AudienceSource
  fileName: string | null
  encoding: string | null
  layout: AudienceLayout
  /** An estimate for the progress bar. */
  rowsTotal: number
  lines: AsyncIterable<SourceLine> | Iterable<SourceLine>
}

type Rendered = { text: string; optOutText: string }

/**
 * Reads lines into a new audience and makes it the campaign's, all at once when the last line is in. A reading that
 * fails, or that a newer one overtakes, leaves the campaign as it was and nothing behind but its reason.
 */
export async function readAudience(ctx: Ctx, campaignId: string, reading: Reading): Promise<Audience> {
  const campaign = await findDraft(ctx, campaignId)
  await removeLeftovers(ctx, campaignId)
  const audience = await createAudience(ctx, campaignId, reading)
  try {
    await storeLines(ctx, audience, reading, campaign)
    await ctx.db.$transaction((tx) => adopt(tx, ctx, audience, campaign), draftTransaction)
  } catch (error) {
    throw await failAudience(ctx, audience, error)
  }
  return ctx.db.audience.findUniqueOrThrow({ where: { id: audience.id } })
}

function createAudience(ctx: Ctx, campaignId: string, reading: Reading): Promise<Audience> {
  const { lines: _, ...data } = reading
  return ctx.db.audience.create({
    data: { ...data, accountId: ctx.accountId, campaignId, heartbeatAt: ctx.clock.now() },
  })
}

/** So far a file over the limit is counted, to say by how much; counting tens of millions would only burn the processor. */
const countedTimesLimit = 10

/** Above the account's limit nothing more is stored, but rows are counted, so that the refusal can say how many. */
async function storeLines(ctx: Ctx, audience: Audience, reading: Reading, template: Rendered): Promise<void> {
  const { maxRowsPerImport } = await ctx.db.account.findUniqueOrThrow({ where: { id: ctx.accountId } })
  const evaluate = lineEvaluator(ctx.accountId, { ...template, layout: reading.layout })
  let [rows, chunk]: [number, EvaluatedLine[]] = [0, []]
  const flush = async () => {
    await reportProgress(ctx, audience, rows)
    if (chunk.length > 0) await insertLines(ctx.db, audience.id, chunk)
    chunk = []
  }
  for await (const source of reading.lines) {
    rows += 1
    if (rows <= maxRowsPerImport) chunk.push(evaluate(source))
    if (rows % chunkRows === 0) await flush()
    if (rows > maxRowsPerImport * countedTimesLimit) break
  }
  await flush()
  refuseCount(rows, maxRowsPerImport)
}

function refuseCount(rows: number, maxRows: number): void {
  if (rows === 0) throw new InvalidInputError("There are no recipients: add at least one number")
  const atLeast = rows > maxRows * countedTimesLimit ? `more than ${grouped(rows - 1)}` : grouped(rows)
  if (rows > maxRows)
    throw new InvalidInputError(
      `The file has ${atLeast} rows, and ${grouped(maxRows)} are the most for one campaign. Nothing was read: split the file`,
    )
}

const grouped = (count: number) => count.toLocaleString("en-US")

async function reportProgress(ctx: Ctx, audience: Audience, rowsRead: number): Promise<void> {
  const { count } = await ctx.db.audience.updateMany({
    where: { id: audience.id, state: "reading" },
    data: { rowsRead, heartbeatAt: ctx.clock.now() },
  })
  if (count === 0) throw new NotFoundError("The campaign")
}

/** The text may have changed since the lines were rendered; under the lock it no longer can. */
async function adopt(tx: Transaction, ctx: Ctx, audience: Audience, rendered: Rendered): Promise<void> {
  const draft = await lockDraft(tx, ctx, audience.campaignId)
  const { text, optOutText, audienceId: previousId } = draft
  await refuseOvertaken(tx, audience, previousId)
  if (text === rendered.text && optOutText === rendered.optOutText) await markDuplicates(tx, audience.id)
  else await renderAudience(tx, { text, optOutText, audienceId: audience.id })
  await countLines(tx, audience.id)
  const { rowsRead } = await tx.audience.findUniqueOrThrow({ where: { id: audience.id } })
  await tx.audience.update({ where: { id: audience.id }, data: { state: "ready", rowsTotal: rowsRead } })
  const point = { audienceId: audience.id, version: { increment: 1 } }
  await tx.campaign.update({ where: { id: draft.id }, data: point })
  if (previousId) await tx.audience.delete({ where: { id: previousId } })
  await audit(tx, ctx, "audience.replace", draft.id, { source: audience.source, rows: rowsRead })
}

async function refuseOvertaken(tx: Transaction, audience: Audience, currentId: string | null): Promise<void> {
  const newer = currentId
    ? await tx.audience.findFirst({ where: { id: currentId, createdAt: { gt: audience.createdAt } } })
    : null
  if (newer) throw new ConflictError("Newer recipients were read in the meantime: these were not taken")
}

/** Keeps the reason for whoever watches the progress; the lines go. Answers the error to throw. */
async function failAudience(ctx: Ctx, audience: Audience, error: unknown): Promise<unknown> {
  const problem =
    error instanceof DomainError
      ? error.message
      : "Something went wrong while the recipients were read: try again"
  const { count } = await ctx.db.audience.updateMany({
    where: { id: audience.id, state: "reading" },
    data: { state: "failed", problem },
  })
  await ctx.db.recipient.deleteMany({ where: { audienceId: audience.id, audience: { state: "failed" } } })
  const isGone = count === 0 && !(error instanceof DomainError)
  return isGone ? new NotFoundError("The campaign") : error
}
