import { expect, test } from "vitest"
import type { SenderView } from "#lib/senders/sender-view.ts"
import { type SenderList, shownSenders } from "./shown-senders.ts"

const sender = (address: string, change: Partial<SenderView> = {}): SenderView => ({
  ...{ id: address, channel: "sms", address, label: "", enabled: true, ratePerSecond: 10, problem: null },
  ...{ windows: null, verifiedAt: null, offByChannel: false },
  ...change,
})
const list: SenderList = {
  ...{ search: "", state: null, channel: null, sort: "address", direction: "asc", page: 1 },
}
const addressesOf = (senders: SenderView[], change: Partial<SenderList> = {}) =>
  shownSenders(senders, { ...list, ...change }).items.map(({ address }) => address)

const many = Array.from({ length: 60 }, (_, index) => sender(`+1323555${1000 + index}`))

test("many are paged, and a page that is gone is the last one", () => {
  const { items, total, page } = shownSenders(many, { ...list, page: 2 })
  expect([items.length, total, page, items[0]?.address]).toEqual([25, 60, 2, "+13235551025"])
  expect(shownSenders(many, { ...list, page: 9 })).toMatchObject({ page: 3, total: 60 })
  expect(shownSenders(many, { ...list, search: "nothing", page: 3 })).toMatchObject({ page: 1, total: 0 })
})

test("they are found by number, label, state and channel", () => {
  const some = [
    sender("+1", { label: "Night desk" }),
    sender("+2", { enabled: false, problem: "Off" }),
    sender("+3", { problem: "No credit", channel: "whatsapp" }),
  ]
  expect(addressesOf(some, { search: " NIGHT" })).toEqual(["+1"])
  expect(addressesOf(some, { state: "off" })).toEqual(["+2"])
  expect(addressesOf(some, { state: "troubled" })).toEqual(["+3"])
  expect(addressesOf(some, { channel: "whatsapp" })).toEqual(["+3"])
})

test("they are sorted by value, and by number where that is the same", () => {
  const some = [sender("+3", { ratePerSecond: 9 }), sender("+1", { ratePerSecond: 80 }), sender("+2")]
  expect(addressesOf(some, { sort: "ratePerSecond" })).toEqual(["+3", "+2", "+1"])
  expect(addressesOf(some, { sort: "ratePerSecond", direction: "desc" })).toEqual(["+1", "+2", "+3"])
  expect(addressesOf(some, { sort: "state", direction: "desc" })).toEqual(["+1", "+2", "+3"])
})
