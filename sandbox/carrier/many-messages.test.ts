import { expect, it } from "vitest"
import { ContentStore } from "./content/content-store.ts"
import { listMessages } from "./messages/list-messages.ts"
import { MessageStore } from "./messages/message-store.ts"
import { listPhones, phoneConversation } from "./phones/phone-book.ts"

const BRAND = "+12025550100"
const COUNT = 100_000
const PART = 10_000
const contents = new ContentStore(() => undefined)

const phone = (index: number) => `+1415${2_000_000 + index}`

function add(store: MessageStore, index: number): void {
  const message = store.add({
    direction: "outbound-api",
    to: phone(index),
    from: BRAND,
    body: `Hello no. ${index}`,
    messagingServiceSid: null,
    segments: 1,
    media: [],
    template: null,
    tap: null,
    status: "queued",
    statusCallback: null,
    validitySeconds: 36_000,
    createdAtMs: index,
    sendAtMs: null,
  })
  store.transition(message, "sent", null, index + 300)
  store.transition(message, "delivered", null, index + 1300)
}

/** Milliseconds that a piece of work takes at its best of several times. */
function timeOf(work: () => void, times = 20): number {
  const took = Array.from({ length: times }, () => {
    const startMs = performance.now()
    work()
    return performance.now() - startMs
  })
  return Math.min(...took)
}

/** Milliseconds of the processor, which a machine busy with other things does not stretch. */
function processorMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Adds messages, and says what each 10,000 of them cost. */
function fill(store: MessageStore, count: number): number[] {
  const parts: number[] = []
  for (let from = 0; from < count; from += PART) {
    const startMs = processorMs()
    for (let index = from; index < from + PART; index++) add(store, index)
    parts.push(processorMs() - startMs)
  }
  return parts
}

const WORK: [string, (store: MessageStore) => void][] = [
  ["the first page", (store) => listMessages(store, {}, { kind: "skip", count: 0 }, 50)],
  ["a page in the middle", (store) => listMessages(store, {}, { kind: "after", seq: store.size / 2 }, 50)],
  [
    "the pages of one phone",
    (store) => listMessages(store, { to: phone(7), from: BRAND }, { kind: "skip", count: 0 }, 50),
  ],
  [
    "a page by date",
    (store) => listMessages(store, { sentFromMs: 2000, sentUntilMs: 2000 }, { kind: "skip", count: 0 }, 50),
  ],
  ["the phones", (store) => listPhones({ store, contents }, "", 0)],
  [
    "a conversation",
    (store) => phoneConversation({ store, contents }, phone(7), "sms", Number.MAX_SAFE_INTEGER),
  ],
]

it("takes the last 10,000 of 100,000 messages as fast as the first", () => {
  fill(new MessageStore(() => undefined), PART * 3)
  const parts = fill(new MessageStore(() => undefined), COUNT)
  expect(parts).toHaveLength(10)
  expect(parts.at(-1)).toBeLessThan((parts[0] as number) * 3)
})

it("reads pages as fast from 100,000 messages as from 10,000", () => {
  const small = new MessageStore(() => undefined)
  const large = new MessageStore(() => undefined)
  fill(small, PART)
  fill(large, COUNT)
  for (const [what, work] of WORK) {
    timeOf(() => work(small))
    expect(
      timeOf(() => work(large)),
      what,
    ).toBeLessThan(5 * timeOf(() => work(small)) + 0.2)
  }
})
