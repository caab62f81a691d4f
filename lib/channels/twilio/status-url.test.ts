import { randomUUID } from "node:crypto"
import { expect, test } from "vitest"
import { parseStatusQuery, statusUrl } from "./status-url.ts"

const messageId = randomUUID()
const queryOf = (url: string) => new URL(url).searchParams

test.each([1, 2, 9])("the address for leg %s names message and leg", (leg) => {
  expect(parseStatusQuery(queryOf(statusUrl("1", { messageId, leg })))).toEqual({ messageId, leg })
})

test("the first leg's is as it was before there were legs", () => {
  expect(statusUrl("1", { messageId, leg: 1 })).toMatch(new RegExp(`/status\\?m=${messageId}$`))
})

test.each(["0", "-1", "100", "1.5", "two", ""])("a leg of %j is the first", (leg) => {
  expect(parseStatusQuery(new URLSearchParams({ m: messageId, l: leg }))).toEqual({ messageId, leg: 1 })
})

test.each(["", "m=no-id&l=2"])("a message that is not named has no leg: %j", (query) => {
  expect(parseStatusQuery(new URLSearchParams(query))).toEqual({ messageId: null, leg: null })
})
