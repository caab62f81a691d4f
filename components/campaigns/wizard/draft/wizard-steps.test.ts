import { expect, test } from "vitest"
import type { AudienceView } from "#lib/campaigns/audience/audience-view.ts"
import { type StepNeeds, stepStates, type WizardStep } from "./wizard-steps.ts"

const audience: AudienceView = {
  ...{ id: "a", source: "typed", fileName: null, encoding: null, state: "ready", problem: null },
  ...{ bytesTotal: null, bytesReceived: 0 },
  ...{ rowsRead: 3, rowsTotal: 3, campaignVersion: 2, createdAt: "2026-11-21T12:00:00.000Z" },
  counts: { valid: 2, invalid: 1, duplicate: 0, optedOut: 0 },
  countries: [{ country: "US", count: 2, isNamed: true }],
  withoutCode: { certain: 0, unclear: 0, homeCountry: "US" },
}
const missing = [{ path: "name", message: "Give the campaign a name" }]
const ready = { compose: [], schedule: [], audience, isReading: false }
const states = (current: WizardStep, needs: Partial<StepNeeds>) =>
  stepStates(current, { ...ready, ...needs }).map(({ state, note }) => `${state}: ${note}`)

test("each step says what it waits for, and the launch waits for the first of them", () => {
  expect(states("schedule", { compose: missing, audience: null })).toEqual([
    "blocked: 1 thing missing",
    "blocked: None added yet",
    "now: You are here",
    "blocked: Compose is not finished",
  ])
  expect(states("compose", {})).toEqual(["now: You are here", "done: Done", "done: Done", "open: Ready"])
})

test("recipients that are being read, or of which none is valid, hold the launch up", () => {
  expect(states("review", { isReading: true })[1]).toBe("blocked: Being read")
  const none = { ...audience, counts: { ...audience.counts, valid: 0 } }
  expect(states("recipients", { audience: none })).toEqual([
    "done: Done",
    "now: No valid number",
    "done: Done",
    "blocked: Recipients are not ready",
  ])
})

test("a start that has passed holds the launch up", () => {
  const passed = [{ path: "startAt", message: "The start has passed" }]
  expect(states("compose", { schedule: passed }).slice(2)).toEqual([
    "blocked: A time has passed or is wrong",
    "blocked: The schedule is not right",
  ])
})
