import { expect, test } from "vitest"
import type { Review } from "#lib/campaigns/review/review-view.ts"
import { reviewChanges } from "./review-changes.ts"

const review: Review = {
  ...{
    version: 3,
    problems: [],
    held: [],
    sending: [],
    sendingFrom: "2026-11-21T12:00:00.000Z",
    recipients: 2,
    segments: 2,
    startsAt: null,
    finishAt: null,
  },
  ...{
    seconds: 1,
    ratePerSecond: 10,
    dailyCap: { used: 0, max: 100 },
    leftOut: 0,
    unnamedCountries: [],
    encodingWarning: null,
  },
  counts: {
    now: 2,
    later: 0,
    held: 0,
    skipped: 0,
    invalid: 0,
    duplicate: 0,
    optedOut: 0,
    openConversation: 0,
    arrived: 0,
    landline: 0,
    ended: 0,
  },
  cost: { currency: "USD", total: 0, byCountry: [], missingCountries: [] },
  sample: { address: "+16287770001", message: "Half price" },
}

test("names what became different, with both values, and nothing else", () => {
  const after = {
    ...review,
    ...{ version: 4, recipients: 1200, sample: { address: "+16287770001", message: "Full price" } },
  }
  expect(reviewChanges(review, { ...review, version: 4 })).toEqual([])
  expect(reviewChanges(review, after)).toEqual([
    "People who get it: 1,200, before 2",
    "First message: “Full price”, before “Half price”",
  ])
})
