import { expect, test } from "vitest"
import type { CampaignStatus } from "#lib/campaigns/progress/campaign-status.ts"
import { emptyCounts, type StatusCounts } from "#lib/campaigns/progress/status-counts.ts"
import { refreshIntervalMs } from "./refresh-interval.ts"

const campaign = (status: CampaignStatus, counts: Partial<StatusCounts>, total = 2) => ({
  ...{ status, total, audience: null },
  counts: { ...emptyCounts(), ...counts },
})

test.each<[string, Parameters<typeof refreshIntervalMs>[0], number]>([
  ["is not known yet", undefined, 10_000],
  ["is sending", campaign("in_progress", { pending: 1, sent: 1 }), 1_000],
  ["waits for receipts", campaign("completed", { delivered: 1, sent: 1 }), 2_000],
  ["waits for receipts while it is paused", campaign("paused", { pending: 1, sent: 1 }), 2_000],
  ["is paused and every receipt is in", campaign("paused", { pending: 1, delivered: 1 }), 10_000],
  ["is cancelled and has messages that wait", campaign("cancelled", { held: 1, cancelled: 1 }), 2_000],
  ["is cancelled and not written in full", campaign("cancelled", { cancelled: 2 }, 3), 2_000],
  ["is cancelled for good", campaign("cancelled", { cancelled: 1, delivered: 1 }), 10_000],
  ["has every receipt", campaign("completed", { delivered: 1, failed: 1 }), 10_000],
])("a campaign that %s", (_name, shown, intervalMs) => {
  expect(refreshIntervalMs(shown)).toBe(intervalMs)
})
