import type { PoolClient } from "pg"
import { type CopyValue, copyRows } from "#lib/platform/copy-rows.ts"
import type { EvaluatedLine } from "./evaluate-line.ts"

const target =
  "recipient (audience_id, line, raw, address, address_key, country, place, variables, text, segments, problem, warning)"

/** Stores lines as they were evaluated, many at once. */
export const copyLines = (client: PoolClient, audienceId: string, lines: EvaluatedLine[]): Promise<void> =>
  copyRows(
    client,
    target,
    lines.map((line) => valuesOf(audienceId, line)),
  )

const valuesOf = (audienceId: string, line: EvaluatedLine): CopyValue[] => [
  ...[audienceId, line.line, line.raw, line.address, line.addressKey, line.country, line.place],
  ...[line.columns, line.text, line.segments, line.problem, line.warning],
]
