import { expect, test } from "vitest"
import { addressKey } from "#lib/addresses/address-key.ts"
import type { Leg, Legs } from "#lib/channels/leg.ts"
import { laterLegsOf } from "./later-legs.ts"

const [accountId, senderId, address] = ["12345678", "018f2f6e-0000-7000-8000-000000000001", "+13235550111"]

const says = (text: string, of: string | null = senderId): Leg => ({
  channel: "sms",
  senderId: of,
  content: { kind: "text", text, optOutText: "STOP ends it" },
})
const bodies = (legs: Legs, given: string | null = address) =>
  laterLegsOf({ accountId, legs }, { line: 7, variables: ["Ada"], addressOn: () => given }).map(
    ({ leg, body }) => [leg, body],
  )

test("a leg after the first is read and rendered by its own channel", () => {
  const legs: Legs = [says("Hi {{1}}"), says("{{1}}, call us")]
  expect(laterLegsOf({ accountId, legs }, { line: 7, variables: ["Ada"], addressOn: () => address })).toEqual(
    [
      {
        ...{ line: 7, leg: 2, channel: "sms", senderId, address },
        addressKey: addressKey(accountId, "sms", address),
        ...{ body: "Ada, call us\nSTOP ends it", payload: null, segments: 1 },
      },
    ],
  )
})

test("a leg that lacks a variable or a sender is left out, and the next takes its place", () => {
  const last = says("{{1}}, once more")
  const expected = [[2, "Ada, once more\nSTOP ends it"]]
  expect(bodies([says("Hi"), says("{{1}} {{2}}"), last])).toEqual(expected)
  expect(bodies([says("Hi"), says("Hi again", null), last])).toEqual(expected)
})

test("whom a channel has no address of has no leg on it", () => {
  expect(bodies([says("Hi"), says("Hi again")], null)).toEqual([])
  expect(bodies([says("Hi")])).toEqual([])
})
