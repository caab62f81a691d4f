import type { CampaignDetails } from "#lib/campaigns/progress/campaign-view.ts"

/** Rows of the ledger, or lines of the audience while these have no rows yet: a large launch writes them in portions. */
export const recipientsOf = ({ total, audience }: Pick<CampaignDetails, "total" | "audience">) =>
  Math.max(total, audience ? audience.counts.valid + audience.counts.optedOut : 0)

/** Lines that were refused: they never became messages, so that they are in no other count. */
export const refusedCount = ({ audience }: Pick<CampaignDetails, "audience">) =>
  audience ? audience.counts.invalid + audience.counts.duplicate : 0
