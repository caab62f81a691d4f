import type { CampaignStatus } from "#lib/campaigns/campaign-status.ts"
import type { CampaignDetails } from "#lib/campaigns/campaign-view.ts"

const cancellable: CampaignStatus[] = ["scheduled", "queued", "in_progress", "paused"]

/** While something of it can still be held back (wire contract 9.2). */
export const isCancellable = ({ status }: { status: CampaignStatus }) => cancellable.includes(status)

/** While its numbers change by themselves. */
export const isMoving = ({ status }: { status: CampaignStatus }) =>
  status === "queued" || status === "in_progress"

/** Launched, with something left to send: it can be paused, paced and cancelled. */
export const isRunning = ({ stage, total, counts }: CampaignDetails) =>
  stage === "launched" && (total === 0 || counts.pending + counts.held > 0)

/** Its start was missed by so much that a person decides. */
export const isStartMissed = ({ stage, startedAt, startMissedAt }: CampaignDetails) =>
  stage === "launched" && startedAt === null && startMissedAt !== null
