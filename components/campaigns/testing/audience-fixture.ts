import type { AudienceView } from "#lib/campaigns/audience/audience-view.ts"

/** Recipients that were read, with what the test is about. */
export const audienceOf = (change: Partial<AudienceView> = {}): AudienceView => ({
  ...{ id: "a1", source: "csv", fileName: "people.csv", encoding: "UTF-8", state: "ready", problem: null },
  ...{ bytesTotal: 100, bytesReceived: 100, rowsRead: 1, rowsTotal: 1 },
  ...{ counts: { valid: 1, invalid: 0, duplicate: 0, optedOut: 0 }, countries: [] },
  ...{ withoutCode: { certain: 0, unclear: 0, homeCountry: "US" }, campaignVersion: 2 },
  createdAt: "2026-11-21T12:00:00.000Z",
  ...change,
})
