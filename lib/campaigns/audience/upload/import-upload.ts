import { countriesOf } from "#lib/addresses/account-countries.ts"
import { adoptAudience } from "#lib/campaigns/audience/adopt-audience.ts"
import { lineEvaluator } from "#lib/campaigns/audience/evaluate-line.ts"
import { renderedFor, renderedForSeveral } from "#lib/campaigns/audience/rendered-for.ts"
import { lockDraft, requireDraft } from "#lib/campaigns/lock-draft.ts"
import type { CampaignWithLegs } from "#lib/campaigns/require-campaign.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { longTransaction } from "#lib/platform/db.ts"
import { ConflictError, DomainError } from "#lib/platform/errors.ts"
import { fileInspector } from "./file-inspection.ts"
import { parseCsv } from "./parse-csv.ts"
import {
  failReading,
  type HeldReading,
  keepReading,
  ReadingLostError,
  releaseReading,
  takeReading,
  whileHeld,
} from "./reading-lease.ts"
import { storeRows } from "./store-rows.ts"
import { streamParts } from "./upload-parts.ts"

export type ImportUploadInput = { audienceId: string; maxRunMs: number; signal?: AbortSignal }

/** A file whose reading dies so often without a single row more does so for its own reasons. */
const mostAttempts = 5
const gaveUp = "The reading stopped several times at the same place: upload the file again, or split it"

/**
 * Reads an uploaded file into its audience and makes it the draft's recipients, all at once when the last row is in.
 * Continues where an earlier run stopped; safe to repeat and to overlap. `maxRunMs` and `signal` end the run early, and
 * `again` asks for the next. A file that cannot be read ends as failed with its reason, and the draft stays as it was.
 */
export async function importUpload(ctx: Ctx, input: ImportUploadInput): Promise<{ again: Date | null }> {
  const reading = await takeReading(ctx, input.audienceId)
  if (!reading) return { again: null }
  try {
    const isRead = await whileHeld(ctx, reading, () => continueImport(ctx, reading, input))
    if (!isRead) await releaseReading(ctx, reading)
    return { again: isRead ? null : ctx.clock.now() }
  } catch (error) {
    await settleFailure(ctx, reading, error)
    return { again: null }
  }
}

async function settleFailure(ctx: Ctx, reading: HeldReading, error: unknown): Promise<void> {
  if (error instanceof ReadingLostError) return
  if (error instanceof DomainError) return failReading(ctx, reading, error.message)
  await releaseReading(ctx, reading)
  throw error
}

async function continueImport(ctx: Ctx, reading: HeldReading, limits: ImportUploadInput): Promise<boolean> {
  if (reading.readAttempts > mostAttempts) throw new ConflictError(gaveUp)
  const endsAt = Date.now() + limits.maxRunMs
  const shouldStop = () => Date.now() > endsAt || limits.signal?.aborted === true
  const campaign = await requireDraft(ctx, reading.campaignId)
  const { layout, lines } = await openFile(ctx, reading, campaign)
  const account = await ctx.db.account.findUniqueOrThrow({ where: { id: ctx.accountId } })
  const evaluate = lineEvaluator(ctx.accountId, countriesOf(account), { ...campaign.legs[0], layout })
  const { maxRowsPerImport: maxRows } = account
  const isWhole = await storeRows(ctx, reading, { lines, evaluate, maxRows, shouldStop })
  if (isWhole) await adopt(ctx, reading)
  return isWhole
}

/** What the whole file says of itself is found anew by each run: the same bytes give the same answer. */
async function openFile(ctx: Ctx, { id, renderedFor: before }: HeldReading, { legs }: CampaignWithLegs) {
  const open = () => streamParts(ctx.db, id)
  const inspector = fileInspector()
  for await (const part of open()) inspector.look(part)
  const { encoding, lineBreaks } = inspector.result()
  const file = await parseCsv({ open, encoding })
  const now = renderedFor(legs)
  const isSame = before === null || before === now
  await ctx.db.audience.updateMany({
    where: { id },
    data: {
      ...{ encoding, layout: file.layout, rowsTotal: lineBreaks + 1 },
      renderedFor: isSame ? now : renderedForSeveral,
    },
  })
  return file
}

async function adopt(ctx: Ctx, reading: HeldReading): Promise<void> {
  await ctx.db.$transaction(async (tx) => {
    const draft = await lockDraft(tx, ctx, reading.campaignId)
    await keepReading(tx, ctx, reading)
    const audience = await tx.audience.findUniqueOrThrow({ where: { id: reading.id } })
    await tx.uploadPart.deleteMany({ where: { audienceId: reading.id } })
    await adoptAudience(tx, ctx, draft, audience)
  }, longTransaction)
}
