import { expect, test } from "vitest"
import { requireSameOrigin } from "./origin.ts"

const change =
  (headers: Record<string, string>, method = "POST") =>
  () =>
    requireSameOrigin(new Request("http://localhost:3000/api/webtool/campaigns", { method, headers }))

test("a change comes from our own pages", () => {
  expect(change({ origin: "http://localhost:3000" })).not.toThrow()
  expect(change({ "sec-fetch-site": "same-origin" })).not.toThrow()
  expect(change({}, "GET")).not.toThrow()
})

test.each<Record<string, string>>([
  { origin: "https://elsewhere.example" },
  { origin: "http://localhost:3001" },
  { origin: "null" },
  { "sec-fetch-site": "same-site" },
  {},
])("%j is not ours", (headers) => {
  expect(change(headers)).toThrow("only from pages of http://localhost:3000")
})
