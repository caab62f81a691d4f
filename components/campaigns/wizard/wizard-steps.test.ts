import { expect, test } from "vitest"
import type { AudienceView } from "#lib/recipients/audience-view.ts"
import { stepStates } from "./wizard-steps.ts"

const audience: AudienceView = {
  ...{ id: "a", source: "typed", fileName: null, encoding: null, state: "ready", problem: null },
  ...{ rowsRead: 3, rowsTotal: 3, campaignVersion: 2, createdAt: "2026-11-21T12:00:00.000Z" },
  counts: { valid: 2, invalid: 1, duplicate: 0, optedOut: 0 },
}
const missing = [{ path: "name", message: "Give the campaign a name" }]
const states = (...input: Parameters<typeof stepStates>) =>
  stepStates(...input).map(({ state, note }) => `${state}: ${note}`)

test("each step says what it waits for, and the launch waits for the first of them", () => {
  expect(states("schedule", missing, null, false)).toEqual([
    "blocked: 1 thing missing",
    "blocked: None added yet",
    "now: You are here",
    "blocked: Compose is not finished",
  ])
  expect(states("compose", [], audience, false)).toEqual([
    "now: You are here",
    "done: Done",
    "done: Done",
    "open: Ready",
  ])
})

test("recipients that are being read, or of which none is valid, hold the launch up", () => {
  expect(states("review", [], audience, true)[1]).toBe("blocked: Being read")
  const none = { ...audience, counts: { ...audience.counts, valid: 0 } }
  expect(states("recipients", [], none, false)).toEqual([
    "done: Done",
    "now: No valid number",
    "done: Done",
    "blocked: Recipients are not ready",
  ])
})
