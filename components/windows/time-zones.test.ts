import { expect, test } from "vitest"
import { isTimeZone } from "#lib/platform/time-zone.ts"
import { zoneOptions } from "./time-zones.ts"

const idsOf = (chosen: string | null) => zoneOptions(chosen).map(({ id }) => id)

test("cities are found by the names they have, once each, and every choice is a zone", () => {
  const ids = idsOf(null)
  expect(ids).toEqual(expect.arrayContaining(["UTC", "Asia/Kathmandu", "Asia/Kolkata", "Europe/Kyiv"]))
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.filter((id) => !isTimeZone(id))).toEqual([])
})

test("a zone that is stored under another name can be shown", () => {
  expect(idsOf("Asia/Katmandu")).toContain("Asia/Katmandu")
  expect(idsOf("Asia/Kathmandu")).toEqual(idsOf(null))
})
