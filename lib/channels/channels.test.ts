import { expect, test } from "vitest"
import { channelNames, channelOf, defaultChannel, findWebhookSource } from "./channels.ts"
import { legRows, legsOf } from "./leg.ts"

const text = (body: string) => ({ kind: "text" as const, text: body, optOutText: "" })
const leg = (body: string) => ({ channel: "sms" as const, senderId: null, content: text(body) })

test.each(channelNames)(
  "%s takes what a draft of it begins with, and its webhooks are found by their name",
  (name) => {
    const channel = channelOf(name)
    expect(channel.content.parse(channel.newContent)).toEqual(channel.newContent)
    expect(findWebhookSource(channel.webhooks.name)).toBe(channel.webhooks)
  },
)

test("a row of a channel that is not there is refused by its name", () => {
  expect(defaultChannel).toBe(channelNames[0])
  expect(() => channelOf("inapp")).toThrow("There is no channel inapp")
  expect(findWebhookSource("nobody")).toBeUndefined()
})

test("legs come back as they were stored, in their order", () => {
  const legs: Parameters<typeof legRows>[0] = [leg("first"), leg("second")]
  const rows = legRows(legs)
  expect(rows.map(({ position }) => position)).toEqual([1, 2])
  expect(legsOf(rows.map(({ position: _, ...row }) => row))).toEqual(legs)
})

test.each([
  ["another kind", { ...text("Hi"), kind: "template" }],
  ["a field that is missing", { kind: "text", text: "Hi" }],
  ["a field that nobody knows", { ...text("Hi"), media: [] }],
])("a stored content with %s is not taken for a text", (_, content) => {
  expect(() => legsOf([{ ...leg("Hi"), content }])).toThrow()
})

test("no legs at all are a fault", () => {
  expect(() => legsOf([])).toThrow("There are no legs")
})
