import type { CampaignStatus } from "#lib/campaigns/progress/campaign-status.ts"
import type { CampaignRow } from "#lib/campaigns/progress/campaign-view.ts"

type Stated = Pick<CampaignRow, "status">
type Counted = Pick<CampaignRow, "status" | "counts">

const pausable: CampaignStatus[] = ["scheduled", "queued", "in_progress"]

/** On its way: it can be paused, which also keeps it from starting. */
export const isPausable = ({ status }: Stated) => pausable.includes(status)

export const isPaused = ({ status }: Stated) => status === "paused"

/** While its numbers change by themselves. */
export const isMoving = ({ status }: Stated) => status === "queued" || status === "in_progress"

/** Its start was missed, and a person decides: nothing of it was handed over, so nothing of it is of unknown fate. */
export const isStartMissed = ({ status, counts }: Counted) =>
  status === "needs_decision" && counts.unknown === 0

/** While something of it can still be held back: it can be cancelled, and its pace changed (wire contract 9.2). */
export const isStoppable = (campaign: Counted) =>
  isPausable(campaign) || isPaused(campaign) || isStartMissed(campaign)
