import { isPhoneWarning } from "#lib/addresses/phone-problem-text.ts"
import type { Legs } from "#lib/channels/leg.ts"
import type { Database, Transaction } from "#lib/platform/db.ts"
import { Prisma } from "#prisma/generated/client.ts"
import type { AudienceLayout } from "./audience-layout.ts"
import type { EvaluatedLine } from "./evaluate-line.ts"
import type { RecipientProblem, RecipientWarning } from "./recipient-problem.ts"
import { recipientRenderer } from "./render-recipient.ts"

/** Rows a statement of Prisma; they travel as one parameter, so the protocol's limit of 65,535 is never near. */
export const chunkRows = 1000

/** Stores lines as they were evaluated. */
export async function insertLines(
  db: Database | Transaction,
  audienceId: string,
  lines: EvaluatedLine[],
): Promise<void> {
  await db.$executeRaw`
    INSERT INTO recipient
      (audience_id, line, raw, address, address_key, country, place, variables, text, segments, problem, warning)
    SELECT ${audienceId}::uuid, line, raw, address, "addressKey", country, place, columns, text, segments, problem, warning
    FROM json_to_recordset(${JSON.stringify(lines)}::json) AS given
      (line int, raw text, address text, "addressKey" text, country text, place text, columns text[], text text,
       segments int, problem text, warning text)`
}

/** Overwrites lines, given in their order: the number, what was read of it, and the message. */
export async function replaceLines(
  tx: Transaction,
  audienceId: string,
  lines: EvaluatedLine[],
): Promise<void> {
  const [first, last] = [lines[0]?.line, lines.at(-1)?.line]
  await tx.$executeRaw`
    UPDATE recipient SET raw = given.raw, address = given.address, address_key = given."addressKey",
      country = given.country, place = given.place, variables = given.columns, text = given.text,
      segments = given.segments, problem = given.problem, warning = given.warning
    FROM json_to_recordset(${JSON.stringify(lines)}::json) AS given
      (line int, raw text, address text, "addressKey" text, country text, place text, columns text[], text text,
       segments int, problem text, warning text)
    WHERE recipient.audience_id = ${audienceId}::uuid AND recipient.line BETWEEN ${first} AND ${last}
      AND recipient.line = given.line`
}

type AudienceTemplate = { legs: Legs; audienceId: string }

type StoredLine = {
  line: number
  address: string | null
  variables: string[]
  problem: RecipientProblem | null
  warning: RecipientWarning | null
}

/**
 * Renders every message of an audience for a changed text, chunk by chunk, in the transaction of the change, so that
 * text and audience never disagree. Numbers are not read again.
 */
export async function renderAudience(tx: Transaction, { audienceId, legs }: AudienceTemplate): Promise<void> {
  const { layout } = await tx.audience.findUniqueOrThrow({
    where: { id: audienceId },
    select: { layout: true },
  })
  const render = recipientRenderer({ ...legs[0], layout: layout as AudienceLayout })
  for (let after = 0; ; ) {
    const lines = await tx.$queryRaw<StoredLine[]>`
      SELECT line, address, variables, problem, warning FROM recipient
      WHERE audience_id = ${audienceId}::uuid AND line > ${after} ORDER BY line LIMIT ${chunkRows}`
    if (lines.length === 0) break
    after = lines.at(-1)?.line ?? after
    await updateRenderings(
      tx,
      audienceId,
      lines.map((line) => rendered(line, render)),
    )
  }
  await markDuplicates(tx, audienceId)
}

function rendered(stored: StoredLine, render: ReturnType<typeof recipientRenderer>) {
  const { text, segments, problem, isCostly } = render(stored.variables)
  const ofNumber = stored.warning && isPhoneWarning(stored.warning) ? stored.warning : null
  return {
    line: stored.line,
    text,
    segments,
    problem: stored.address === null ? stored.problem : problem,
    warning: ofNumber ?? (isCostly ? "costly_character" : null),
  }
}

/** The bounds keep the planner, which knows nothing of a new audience, from comparing all its rows with these. */
async function updateRenderings(tx: Transaction, audienceId: string, lines: ReturnType<typeof rendered>[]) {
  const [first, last] = [lines[0]?.line, lines.at(-1)?.line]
  await tx.$executeRaw`
    UPDATE recipient SET text = given.text, segments = given.segments, problem = given.problem, warning = given.warning
    FROM json_to_recordset(${JSON.stringify(lines)}::json) AS given
      (line int, text text, segments int, problem text, warning text)
    WHERE recipient.audience_id = ${audienceId}::uuid AND recipient.line BETWEEN ${first} AND ${last}
      AND recipient.line = given.line
      AND (recipient.text, recipient.segments, recipient.problem, recipient.warning)
        IS DISTINCT FROM (given.text, given.segments, given.problem, given.warning)`
}

/**
 * Marks every good line whose number an earlier good line has. `addressKeys` limits it to some numbers, whose marks are
 * renewed: another line may be the first one now.
 */
export async function markDuplicates(
  tx: Transaction,
  audienceId: string,
  addressKeys?: string[],
): Promise<void> {
  const among = addressKeys ? Prisma.sql`AND address_key = ANY(${addressKeys})` : Prisma.empty
  if (addressKeys)
    await tx.$executeRaw`
      UPDATE recipient SET problem = NULL
      WHERE audience_id = ${audienceId}::uuid AND problem = 'duplicate' ${among}`
  // No join: a new audience is not in the statistics yet, and the planner would compare all rows with all.
  await tx.$executeRaw`
    UPDATE recipient SET problem = 'duplicate'
    WHERE audience_id = ${audienceId}::uuid AND line = ANY (ARRAY(
      SELECT line FROM (
        SELECT line, row_number() OVER (PARTITION BY address_key ORDER BY line) AS occurrence
        FROM recipient WHERE audience_id = ${audienceId}::uuid AND problem IS NULL ${among}
      ) ordered WHERE occurrence > 1))`
}

/** Writes the audience's counts from its lines. */
export async function updateCounts(tx: Transaction, audienceId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE audience SET valid_count = valid, invalid_count = total - valid - duplicate, duplicate_count = duplicate
    FROM (
      SELECT count(*) AS total, count(*) FILTER (WHERE problem IS NULL) AS valid,
        count(*) FILTER (WHERE problem = 'duplicate') AS duplicate
      FROM recipient WHERE audience_id = ${audienceId}::uuid
    ) counted
    WHERE audience.id = ${audienceId}::uuid`
}
