import { expect, test } from "vitest"
import { type CampaignLifecycle, campaignStatus } from "./campaign-status.ts"
import { emptyCounts, type StatusCounts } from "./status-counts.ts"

const at = new Date()
const running: CampaignLifecycle = {
  ...{ stage: "launched", expandedAt: at, startedAt: at, startMissedAt: null, pausedAt: null },
}
const scheduled = { startedAt: null }
const paused = { pausedAt: at }
const unwritten = { expandedAt: null }

test.each<[string, Partial<CampaignLifecycle>, Partial<StatusCounts>, string]>([
  ["a draft, whatever else", { stage: "draft" }, { pending: 1 }, "draft"],
  ["cancelled, also while it was paused", { stage: "cancelled", ...paused }, { pending: 1 }, "cancelled"],
  ["before its time", scheduled, { held: 2 }, "scheduled"],
  ["paused before its time", { ...scheduled, ...paused }, { held: 2 }, "paused"],
  ["paused before its time with nothing to send", { ...scheduled, ...paused }, { skipped: 2 }, "paused"],
  ["its start missed", { ...scheduled, startMissedAt: at }, { held: 2 }, "needs_decision"],
  ["its start missed, then paused", { ...scheduled, startMissedAt: at, ...paused }, { held: 2 }, "paused"],
  ["no row written yet", unwritten, {}, "queued"],
  ["rows, and nothing has left", unwritten, { pending: 2, held: 1 }, "queued"],
  ["all held by their windows", {}, { held: 3 }, "queued"],
  ["some have left, others have no row yet", unwritten, { sent: 3 }, "in_progress"],
  ["some have left", {}, { pending: 1, delivered: 2 }, "in_progress"],
  ["paused on the way", paused, { pending: 1, delivered: 2 }, "paused"],
  ["paused, and the last one had left", paused, { delivered: 2 }, "completed"],
  ["nothing waits, one unknown", {}, { unknown: 1, delivered: 2 }, "needs_decision"],
  ["one reached, one failed", {}, { sent: 1, failed: 1 }, "completed"],
  ["nobody reached", {}, { failed: 1, skipped: 1 }, "failed"],
  ["everybody refused at the door", {}, {}, "completed"],
])("%s", (_, lifecycle, counts, status) => {
  expect(campaignStatus({ ...running, ...lifecycle }, { ...emptyCounts(), ...counts })).toBe(status)
})
