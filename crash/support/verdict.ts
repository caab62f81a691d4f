import { getTallies } from "#lib/campaigns/progress/get-tallies.ts"
import type { Transaction } from "#lib/platform/db.ts"
import type { Stage } from "./stage.ts"

/** What the carrier's own log and the ledger say together about one campaign. */
export type Verdict = {
  recipients: number
  /** Recipients whom the provider accepted twice or more. */
  doubles: number
  /** Recipients whom the provider never had, and whose row does not say so; or who have no row. */
  losses: number
  /** Rows of unknown fate that the provider never had: honest. */
  unknown: number
  /** Rows of unknown fate that the provider has: they should have been found. */
  unfound: number
  /** Rows that were of unknown fate for a time and are no longer. */
  resolved: number
  /** Rows that the provider accepted and whose receipt got lost with the process that took it. */
  withoutReceipt: number
  /** Whether the sums that people see are those of the rows. */
  addsUp: boolean
}

type Row = { address: string; state: string; submittedAt: Date | null; wasUnknown: boolean }

export async function readVerdict(stage: Stage, recipients: number): Promise<Verdict> {
  const accepted = await acceptedCounts(stage)
  const { rows, addsUp } = await readLedger(stage)
  const has = ({ address }: Row) => accepted.has(address)
  const isUnknown = ({ state, submittedAt }: Row) => state === "unknown" && submittedAt !== null
  const isSent = ({ state }: Row) => ["accepted", "sent", "delivered", "read"].includes(state)
  const count = (test: (row: Row) => boolean) => rows.filter(test).length
  return {
    recipients,
    doubles: [...accepted.values()].filter((times) => times > 1).length,
    losses: recipients - count((row) => (has(row) ? isSent(row) || isUnknown(row) : isUnknown(row))),
    unknown: count((row) => isUnknown(row) && !has(row)),
    unfound: count((row) => isUnknown(row) && has(row)),
    resolved: count((row) => row.wasUnknown && row.state !== "unknown"),
    withoutReceipt: count(({ state }) => state === "accepted" || state === "sent"),
    addsUp,
  }
}

/** Rows and sums of one moment: what the processes still learn from the provider changes both. */
const readLedger = ({ world, campaignId }: Stage) =>
  world.db.$transaction(
    async (tx) => {
      const rows = await tx.$queryRaw<Row[]>`
        SELECT address, state::text, submitted_at AS "submittedAt", w.id IS NOT NULL AS "wasUnknown"
        FROM message m LEFT JOIN was_unknown w USING (id) WHERE campaign_id = ${campaignId}`
      return { rows, addsUp: await addsUp(tx, campaignId, rows) }
    },
    { isolationLevel: "RepeatableRead" },
  )

type Accepted = { to: string; from: string; atMs: number; segments: number; seq: number }

/** Everything that the carrier accepted from the stage's sender, oldest first, as its own log has it. */
export async function acceptedBy({ carrier, from }: Pick<Stage, "carrier" | "from">): Promise<Accepted[]> {
  const found: Accepted[] = []
  for (let after = -1; ; ) {
    const answer = await fetch(`${carrier.url}/sandbox/accepted?after=${after}&limit=100000`)
    const { accepted } = (await answer.json()) as { accepted: Accepted[] }
    found.push(...accepted.filter((each) => each.from === from))
    const last = accepted.at(-1)
    if (!last) return found.sort((a, b) => a.atMs - b.atMs)
    after = last.seq
  }
}

async function acceptedCounts(stage: Stage): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for (const { to } of await acceptedBy(stage)) counts.set(to, (counts.get(to) ?? 0) + 1)
  return counts
}

async function addsUp(tx: Transaction, campaignId: string, rows: Row[]): Promise<boolean> {
  const tally = (await getTallies(tx, [campaignId])).get(campaignId)
  const summed = await tx.$queryRaw<{ state: string; count: number }[]>`
    SELECT state::text, sum(count)::int AS count FROM (
      SELECT state, count FROM account_tally WHERE account_id = (SELECT account_id FROM campaign WHERE id = ${campaignId})
      UNION ALL
      SELECT state, count FROM campaign_tally WHERE campaign_id = ${campaignId} AND state IS NOT NULL
    ) tallies GROUP BY state`
  const isSame = ({ state, count }: { state: string; count: number }) =>
    rows.filter((row) => tallied(row) === state).length === count
  return tally?.total === rows.length && summed.every(isSame)
}

/** What is in hand is summed with what waits. */
const tallied = ({ state }: Row) => (state === "claimed" || state === "submitted" ? "pending" : state)
