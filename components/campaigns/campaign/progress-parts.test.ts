import { expect, test } from "vitest"
import { formatPercent } from "#components/ui/number.tsx"
import { emptyCounts } from "#lib/campaigns/progress/status-counts.ts"
import { progressParts } from "./progress-parts.ts"

test("who has no row yet is pending, so that a large launch shows its whole audience at once", () => {
  const { parts, total, settled, waiting } = progressParts({ ...emptyCounts(), pending: 490, sent: 10 }, 1000)
  expect(parts).toEqual([
    { status: "sent", count: 10, share: 0.01 },
    { status: "pending", count: 990, share: 0.99 },
  ])
  expect([total, settled, waiting]).toEqual([1000, 10, 990])
})

test("an unknown fate is not done, and rows beyond the audience count", () => {
  const { total, settled } = progressParts({ ...emptyCounts(), unknown: 2, held: 1, failed: 3 }, 4)
  expect([total, settled]).toEqual([6, 3])
})

test.each([
  [null, "–"],
  [0, "0%"],
  [1 / 90_000, "<0.1%"],
  [0.625, "62.5%"],
  [1 - 1 / 90_000, ">99.9%"],
  [1, "100%"],
])("a share of %s is %s", (share, text) => {
  expect(formatPercent(share)).toBe(text)
})
