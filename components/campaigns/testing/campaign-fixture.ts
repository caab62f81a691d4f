import type { CampaignDetails } from "#lib/campaigns/progress/campaign-view.ts"
import type { StatusCounts } from "#lib/campaigns/progress/status-counts.ts"
import { recipientStatuses } from "#lib/ledger/recipient-status.ts"

export const countsOf = (counts: Partial<StatusCounts>): StatusCounts => ({
  ...(Object.fromEntries(recipientStatuses.map((status) => [status, 0])) as StatusCounts),
  ...counts,
})

/** A draft as the server answers it, with what the test is about. */
export const campaign = (change: Partial<CampaignDetails> = {}): CampaignDetails => ({
  ...{ id: "c1", version: 1, stage: "draft", status: "draft", name: "Spring", channel: "sms", source: "web" },
  ...{ senderId: null, skillId: null, lookbackMinutes: 43_200, text: "", optOutText: "Reply STOP" },
  ...{ windows: null, scheduleTimeZone: null, startAt: null, endsAt: null, spreadMinutes: null },
  ...{ fallbackTimeZone: null, counts: countsOf({}), total: 0, segments: 0, audience: null, sender: null },
  ...{
    skill: null,
    handoff: null,
    template: null,
    ratePerSecond: null,
    paceRatePerSecond: null,
    startedAt: null,
  },
  ...{ startMissedAt: null, secondsLeft: null, laneProblem: null, createdByName: "Ada", launchedAt: null },
  ...{ consentAt: null, pausedAt: null, cancelledAt: null, resendOf: null, heldUntil: null },
  ...{ isZoneMissing: false, createdAt: "2026-11-21T12:00:00.000Z", updatedAt: "2026-11-21T12:00:00.000Z" },
  ...change,
})
