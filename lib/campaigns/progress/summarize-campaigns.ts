import { defineVerb, noInput } from "#lib/access/verb.ts"
import { type RecipientStatus, recipientStatus } from "#lib/ledger/recipient-status.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import type { MessageState } from "#prisma/generated/enums.ts"
import { countOf, listFacets } from "./campaign-facets.ts"
import { campaignSummary } from "./campaign-view.ts"
import { emptyCounts, type StatusCounts } from "./status-counts.ts"

/**
 * The account's numbers over all launched campaigns (wire contract 4.5 and 9.2), from the tallies. Sent counts what the
 * gateway accepted, delivered what reached the consumer, each with what came after; opt-outs are consumers who said STOP.
 */
export const summarizeCampaigns = defineVerb({
  permission: "campaigns:read",
  input: noInput,
  output: campaignSummary,
  async run(ctx) {
    const [facets, counts, optOuts] = await Promise.all([
      listFacets(ctx),
      countAll(ctx),
      ctx.db.suppression.count({
        where: { accountId: ctx.accountId, reason: { in: ["consumer_stop", "provider_opt_out"] } },
      }),
    ])
    const campaigns = countOf(facets.filter(({ status }) => status !== "draft"))
    const sum = (...statuses: RecipientStatus[]) =>
      statuses.reduce((total, status) => total + counts[status], 0)
    const delivered = sum("delivered", "read", "responded")
    const sent = sum("sent") + delivered
    const { responded, failed, skipped } = counts
    const attempted = sent + sum("failed", "skipped", "unknown")
    const rates = { successRate: ratio(delivered, sent), responseRate: ratio(responded, delivered) }
    return { campaigns, attempted, sent, delivered, responded, failed, skipped, optOuts, ...rates }
  },
})

const ratio = (part: number, whole: number) => (whole === 0 ? null : part / whole)

/** The folded sums and what is open, in one snapshot. */
async function countAll(ctx: Ctx): Promise<StatusCounts> {
  const groups = await ctx.db.$queryRaw<{ state: MessageState; responded: boolean; count: number }[]>`
    SELECT state, responded, sum(count)::float8 AS count FROM (
      SELECT state, responded, count FROM account_tally WHERE account_id = ${ctx.accountId}
      UNION ALL
      SELECT state, responded, count FROM campaign_tally WHERE account_id = ${ctx.accountId} AND state IS NOT NULL
    ) tallies
    GROUP BY 1, 2`
  const counts = emptyCounts()
  for (const { state, responded, count } of groups) counts[recipientStatus(state, responded)] += count
  return counts
}
