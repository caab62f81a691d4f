import { randomUUID } from "node:crypto"
import type { PoolClient } from "pg"
import { copyLines } from "#lib/campaigns/audience/copy-lines.ts"
import type { EvaluatedLine } from "#lib/campaigns/audience/evaluate-line.ts"
import type { Ctx, SystemCtx } from "#lib/platform/ctx.ts"
import { type Database, poolOf, type Transaction } from "#lib/platform/db.ts"
import type { Audience } from "#prisma/generated/client.ts"

/** A reading that this run holds; a run that was silent for `readingLeaseMs` has lost it to whoever comes next. */
export type HeldReading = Audience & { readerId: string }

/** A run that lives reports every second, so that one that died is replaced within five: this and a look. */
const readingLeaseMs = 4_000
const heartbeatMs = 1_000

/** Another run has taken the reading over, or it was discarded. */
export class ReadingLostError extends Error {}

const staleBefore = ({ clock }: SystemCtx) => new Date(clock.now().getTime() - readingLeaseMs)
const isFree = (ctx: SystemCtx) => [{ readerId: null }, { heartbeatAt: { lt: staleBefore(ctx) } }]

/** Takes a reading that nobody is at; null when there is none, or another run is at it. */
export async function takeReading(ctx: Ctx, audienceId: string): Promise<HeldReading | null> {
  const readerId = randomUUID()
  await ctx.db.audience.updateMany({
    where: { id: audienceId, accountId: ctx.accountId, state: "reading", OR: isFree(ctx) },
    data: { readerId, heartbeatAt: ctx.clock.now(), readAttempts: { increment: 1 } },
  })
  const taken = await ctx.db.audience.findFirst({ where: { id: audienceId, readerId } })
  return taken && { ...taken, readerId }
}

/** Keeps the reading held while `act` goes on: a large file is looked through before its first row is stored. */
export async function whileHeld<Result>(
  ctx: Ctx,
  reading: HeldReading,
  act: () => Promise<Result>,
): Promise<Result> {
  const heartbeat = setInterval(() => {
    keepReading(ctx.db, ctx, reading).catch((err) => ctx.log.debug({ err }, "a heartbeat is lost"))
  }, heartbeatMs)
  return act().finally(() => clearInterval(heartbeat))
}

/** Stores lines and how far the reading has come, both or neither. Throws ReadingLostError. */
export async function storeChunk(
  ctx: Ctx,
  { id, readerId }: HeldReading,
  rowsRead: number,
  lines: EvaluatedLine[],
): Promise<void> {
  await inTransaction(ctx, async (client) => {
    const { rowCount } = await client.query(
      `UPDATE audience SET rows_read = $3, heartbeat_at = $4, read_attempts = 0
       WHERE id = $1 AND reader_id = $2 AND state = 'reading'`,
      [id, readerId, rowsRead, ctx.clock.now()],
    )
    if (rowCount === 0) throw new ReadingLostError()
    if (lines.length > 0) await copyLines(client, id, lines)
  })
}

async function inTransaction(ctx: Ctx, act: (client: PoolClient) => Promise<void>): Promise<void> {
  const client = await poolOf(ctx.db).connect()
  try {
    await client.query("BEGIN")
    await act(client)
    await client.query("COMMIT")
    client.release()
  } catch (error) {
    const isClean = await client.query("ROLLBACK").then(
      () => true,
      () => false,
    )
    client.release(!isClean)
    throw error
  }
}

/** Prolongs the lease; in the transaction that ends the reading it locks it. Throws ReadingLostError. */
export async function keepReading(
  tx: Transaction | Database,
  ctx: Ctx,
  { id, readerId }: HeldReading,
): Promise<void> {
  const { count } = await tx.audience.updateMany({
    where: { id, readerId, state: "reading" },
    data: { heartbeatAt: ctx.clock.now() },
  })
  if (count === 0) throw new ReadingLostError()
}

/** Gives the reading back for the next run. */
export async function releaseReading(ctx: Ctx, { id, readerId }: HeldReading): Promise<void> {
  await ctx.db.audience.updateMany({ where: { id, readerId }, data: { readerId: null } })
}

/** Ends the reading with the reason, for whoever watches it; the lines and the file go. */
export async function failReading(ctx: Ctx, { id, readerId }: HeldReading, problem: string): Promise<void> {
  await ctx.db.$transaction(async (tx) => {
    const { count } = await tx.audience.updateMany({
      where: { id, readerId, state: "reading" },
      data: { state: "failed", problem, readerId: null },
    })
    if (count === 0) return
    await tx.uploadPart.deleteMany({ where: { audienceId: id } })
    await tx.recipient.deleteMany({ where: { audienceId: id } })
  })
}

/** Readings that nobody is at: those the sweep continues, in case a run died or its request was lost. */
export async function listReadingsToContinue(
  system: SystemCtx,
): Promise<{ accountId: string; audienceId: string }[]> {
  const found = await system.db.audience.findMany({
    where: { state: "reading", OR: isFree(system) },
    select: { accountId: true, id: true },
  })
  return found.map(({ accountId, id }) => ({ accountId, audienceId: id }))
}
