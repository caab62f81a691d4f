import { setImmediate as others } from "node:timers/promises"
import type { EvaluatedLine, SourceLine } from "#lib/campaigns/audience/evaluate-line.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { InvalidInputError } from "#lib/platform/errors.ts"
import { type HeldReading, storeChunk } from "./reading-lease.ts"

/** Rows of one transaction: few enough that a crash repeats little and the progress moves. */
const rowsAtOnce = 4_000

/** After so many rows the process does what else there is to do: take the database's answers, send messages. */
const rowsInOneGo = 100

/** So far a file over the limit is counted, to say by how much; counting tens of millions would only burn the processor. */
const countedTimesLimit = 10

export type RowsInput = {
  lines: AsyncIterable<SourceLine>
  evaluate(line: SourceLine): EvaluatedLine
  maxRows: number
  shouldStop(): boolean
}

/**
 * Stores the rows that no earlier run has stored, chunk by chunk: while one is written the next is evaluated. Above
 * `maxRows` nothing is stored, but rows are counted for the refusal. Answers whether the end was reached. Throws
 * InvalidInputError for too many rows or none, ReadingLostError.
 */
export async function storeRows(ctx: Ctx, reading: HeldReading, input: RowsInput): Promise<boolean> {
  const { lines, evaluate, maxRows, shouldStop } = input
  const chunks = chunkWriter(ctx, reading)
  let rows = 0
  for await (const line of lines) {
    rows += 1
    if (rows <= reading.rowsRead) continue
    if (rows <= maxRows) chunks.add(evaluate(line))
    if (rows % rowsInOneGo === 0) await others()
    if (rows % rowsAtOnce === 0) await chunks.write(rows)
    if (rows % rowsAtOnce === 0 && shouldStop()) return chunks.end(false)
    if (rows > maxRows * countedTimesLimit) break
  }
  await chunks.write(rows)
  await chunks.end(true) // the count stands before the reading ends with a refusal
  refuseCount(rows, maxRows)
  return true
}

/** One chunk is on its way at a time; its error meets who writes the next one. */
function chunkWriter(ctx: Ctx, reading: HeldReading) {
  let chunk: EvaluatedLine[] = []
  let writing = Promise.resolve()
  const write = async (rowsRead: number) => {
    await writing
    writing = storeChunk(ctx, reading, rowsRead, chunk)
    writing.catch(() => {})
    chunk = []
  }
  const end = async (isWhole: boolean) => {
    await writing
    return isWhole
  }
  return { add: (line: EvaluatedLine) => void chunk.push(line), write, end }
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
