import type { CampaignStatus } from "#lib/campaigns/campaign-status.ts"

const cancellable: CampaignStatus[] = ["scheduled", "queued", "in_progress", "paused"]

/** While something of it can still be held back (wire contract 9.2). */
export const isCancellable = ({ status }: { status: CampaignStatus }) => cancellable.includes(status)

/** While its numbers change by themselves. */
export const isMoving = ({ status }: { status: CampaignStatus }) =>
  status === "queued" || status === "in_progress"
