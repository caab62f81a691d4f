import type { Database, Transaction } from "#lib/platform/db.ts"
import type { Campaign } from "#prisma/generated/client.ts"

/** What would become of an audience's lines now; the counts add up to all lines. */
export type AudienceOutcome = {
  now: number
  invalid: number
  duplicate: number
  optedOut: number
  openConversation: number
  /** Of those who will get it. */
  segments: number
  /** Messages among them that a character outside the basic alphabet makes dearer. */
  costly: number
  sample: { address: string; text: string } | null
}

/** Counts with the same gates as the claim, in one pass over the audience; all zero without an audience. */
export async function readOutcome(
  db: Database | Transaction,
  { audienceId, accountId }: Pick<Campaign, "audienceId" | "accountId">,
): Promise<AudienceOutcome> {
  const [counts] = await db.$queryRaw<[Omit<AudienceOutcome, "sample"> & { firstLine: number | null }]>`
    WITH gated AS (
      SELECT line, segments, warning, CASE
        WHEN problem = 'duplicate' THEN 'duplicate'
        WHEN problem IS NOT NULL THEN 'invalid'
        WHEN EXISTS (SELECT FROM suppression s WHERE s.account_id = ${accountId} AND s.channel = 'sms'
                     AND s.address_key = r.address_key) THEN 'optedOut'
        WHEN EXISTS (SELECT FROM conversation c WHERE c.account_id = ${accountId} AND c.channel = 'sms'
                     AND c.address_key = r.address_key AND c.closed_at IS NULL) THEN 'openConversation'
        ELSE 'now' END AS outcome
      FROM recipient r WHERE audience_id = ${audienceId}::uuid
    )
    SELECT
      count(*) FILTER (WHERE outcome = 'now')::int AS now,
      count(*) FILTER (WHERE outcome = 'invalid')::int AS invalid,
      count(*) FILTER (WHERE outcome = 'duplicate')::int AS duplicate,
      count(*) FILTER (WHERE outcome = 'optedOut')::int AS "optedOut",
      count(*) FILTER (WHERE outcome = 'openConversation')::int AS "openConversation",
      coalesce(sum(segments) FILTER (WHERE outcome = 'now'), 0)::int AS segments,
      count(*) FILTER (WHERE outcome = 'now' AND segments > 1 AND warning IS NOT NULL)::int AS costly,
      min(line) FILTER (WHERE outcome = 'now') AS "firstLine"
    FROM gated`
  const { firstLine, ...rest } = counts
  return { ...rest, sample: await readSample(db, audienceId, firstLine) }
}

async function readSample(db: Database | Transaction, audienceId: string | null, line: number | null) {
  if (!audienceId || line === null) return null
  const first = await db.recipient.findUniqueOrThrow({ where: { audienceId_line: { audienceId, line } } })
  return { address: first.address ?? "", text: first.text ?? "" }
}
