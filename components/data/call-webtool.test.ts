import { expect, test } from "vitest"
import { requestOf } from "./call-webtool.ts"

test("what the path names is in the path, and only there", () => {
  const fields = { senderId: "a/b", label: "Main", ratePerSecond: null }
  const { method, path, body } = requestOf("PATCH settings/senders/[senderId]", fields)
  expect([method, path]).toEqual(["PATCH", "/api/webtool/settings/senders/a%2Fb"])
  expect(JSON.parse(body ?? "")).toEqual({ label: "Main", ratePerSecond: null })
})

test("a query leaves out what is empty", () => {
  const { path, body } = requestOf("GET campaigns", { search: "", status: null, page: 2, sort: undefined })
  expect([path, body]).toEqual(["/api/webtool/campaigns?page=2", undefined])
  expect(requestOf("GET campaigns", {}).path).toBe("/api/webtool/campaigns")
})

test("a DELETE has no body", () => {
  const { path, body } = requestOf("DELETE campaigns/[campaignId]", { campaignId: "c1" })
  expect([path, body]).toEqual(["/api/webtool/campaigns/c1", undefined])
})
