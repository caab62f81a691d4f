import fc from "fast-check"
import { expect, test } from "vitest"
import { firstHiddenNumber, leIds } from "./le-ids.ts"

const hidden = (nth: number | bigint) => leIds(firstHiddenNumber + BigInt(nth))
const idOf = (nth: number) => Number(hidden(nth).leCampaignId)

test("campaigns from before keep their ids", () => {
  expect(leIds(6n)).toEqual({ leCampaignId: "4400000012", leEngagementId: "4400000013" })
  expect(leIds(1n)).toEqual({ leCampaignId: "4400000002", leEngagementId: "4400000003" })
})

test("ids are ten digits, an engagement follows its campaign, and no two campaigns share one", () => {
  const all = Array.from({ length: 5_000 }, (_, nth) => hidden(nth))
  for (const { leCampaignId, leEngagementId } of all) {
    expect(leCampaignId).toMatch(/^[5-9]\d{9}$/)
    expect(BigInt(leEngagementId)).toBe(BigInt(leCampaignId) + 1n)
  }
  expect(new Set(all.flatMap((ids) => Object.values(ids))).size).toBe(10_000)
})

test("any two numbers, however far apart, have different ids", () => {
  const nth = fc.bigInt({ min: 0n, max: 10_000_000_000n })
  fc.assert(
    fc.property(nth, nth, (one, other) => {
      fc.pre(one !== other)
      const ids = [one, other].flatMap((each) => Object.values(hidden(each)))
      expect(new Set(ids).size).toBe(4)
    }),
  )
})

test("how many campaigns there were in between cannot be seen", () => {
  const steps = Array.from({ length: 1_000 }, (_, nth) => idOf(nth + 1) - idOf(nth))
  const rising = steps.filter((step) => step > 0).length
  expect(new Set(steps).size).toBeGreaterThan(990)
  expect(rising).toBeGreaterThan(400)
  expect(rising).toBeLessThan(600)
})

test("the same number has the same id for ever", () => {
  expect([hidden(0), hidden(1)].map(({ leCampaignId }) => leCampaignId)).toEqual(["6599566614", "8724036808"])
})
