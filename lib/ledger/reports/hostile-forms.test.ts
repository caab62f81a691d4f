import fc from "fast-check"
import { beforeEach, expect, test } from "vitest"
import {
  connectTwilio,
  inboundWebhook,
  statusWebhook,
  testSid,
} from "#lib/channels/twilio/testing/test-webhooks.ts"
import { createTestMessages, testAddresses } from "#lib/ledger/testing/test-messages.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { createTestAccount, type TestAccount } from "#lib/platform/testing/test-ctx.ts"
import { receiveInbound } from "#lib/webhooks/receive-inbound.ts"
import { receiveStatus } from "#lib/webhooks/receive-status.ts"

const world = worldPerFile()
const { account, ctx: system } = accountPerTest(world)
beforeEach(() => connectTwilio(world.db, account.accountId))

let nextSid = 1
let nextAddress = 0

async function messagesOf(owner: TestAccount, count: number) {
  const addresses = testAddresses(count, nextAddress)
  nextAddress += count
  const { messages } = await createTestMessages(world.db, owner, { addresses, state: "submitted" })
  return messages.map(({ id }) => ({ id, sid: testSid(nextSid++), accountId: owner.accountId }))
}

type Sent = { id: string; sid: string; accountId: string }
const delivered = ({ id, sid, accountId }: Sent, extra?: Record<string, string>) =>
  receiveStatus(system, statusWebhook(accountId, { status: "delivered", sid, messageId: id, extra }))

const statesOf = async (sent: Sent[]) => {
  const rows = await world.db.message.findMany({ where: { id: { in: sent.map(({ id }) => id) } } })
  return new Set(rows.map(({ state }) => state))
}

test("a NUL in the name of a field spoils neither its own callback nor those that came with it, of any account", async () => {
  const other = await createTestAccount(world.db)
  await connectTwilio(world.db, other.accountId)
  const ours = await messagesOf(account, 60)
  const theirs = await messagesOf(other, 60)
  const [hostile] = await messagesOf(account, 1)
  const all = [...ours, ...theirs]
  const answers = await Promise.allSettled([
    ...all.slice(0, 40).map((one) => delivered(one)),
    ...(hostile ? [delivered(hostile, { "Na\0me": "x", "\0": "y" })] : []),
    ...all.slice(40).map((one) => delivered(one)),
  ])
  expect(answers.filter(({ status }) => status === "rejected")).toEqual([])
  expect(await statesOf([...all, ...(hostile ? [hostile] : [])])).toEqual(new Set(["delivered"]))
  const stored = await world.db.providerEvent.findFirstOrThrow({ where: { providerId: hostile?.sid } })
  expect(stored.payload).toMatchObject({ Name: "x", MessageStatus: "delivered" })
})

/** What a form may hold that a database may not, and what it may. */
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.constantFrom(
    "\0",
    "\ud800",
    "a\udc00b",
    "__proto__",
    "constructor",
    "Body\0",
    "MessageSid\0",
    "\\u0000",
    "\uffff",
  ),
  fc.nat(40_000).map((length) => "n".repeat(length)),
)
const anyForm = fc.dictionary(anyText, anyText, { maxKeys: 4 })

test("whatever forms come in one batch, each good callback is stored and applied", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyForm, { minLength: 1, maxLength: 6 }), async (forms) => {
      const good = await messagesOf(account, 8)
      const strange = await messagesOf(account, forms.length)
      const answers = await Promise.allSettled([
        ...strange.map((one, index) => delivered(one, forms[index])),
        ...good.map((one) => delivered(one)),
        ...good.map((one) => delivered(one)),
      ])
      expect(answers.slice(forms.length).filter(({ status }) => status === "rejected")).toEqual([])
      expect(await statesOf(good)).toEqual(new Set(["delivered"]))
      const sids = good.map(({ sid }) => sid)
      expect(await world.db.providerEvent.count({ where: { providerId: { in: sids } } })).toBe(good.length)
    }),
    { numRuns: 25 },
  )
})

test("a field whose name is another's but for a NUL does not replace it", async () => {
  const [one] = await messagesOf(account, 1)
  if (one) await delivered(one, { "MessageStatus\0": "failed" })
  const stored = await world.db.providerEvent.findFirstOrThrow({ where: { providerId: one?.sid } })
  expect(stored.payload).toMatchObject({ MessageStatus: "delivered" })
})

test("an error code that is no number is refused alone", async () => {
  const [bad, good] = await messagesOf(account, 2)
  const answers = await Promise.allSettled([
    bad && delivered(bad, { ErrorCode: "3\0" }),
    good && delivered(good),
  ])
  expect(answers.map(({ status }) => status)).toEqual(["rejected", "fulfilled"])
  expect(good && (await statesOf([good]))).toEqual(new Set(["delivered"]))
})

test("a reply with a NUL in a field's name is a reply", async () => {
  const [from = ""] = testAddresses(1, nextAddress++)
  const reply = { sid: testSid(nextSid++), from, to: "+13235550100", body: "Hello" }
  await receiveInbound(system, inboundWebhook(account.accountId, { ...reply, extra: { "X\0": "\0" } }))
  expect(await world.db.conversation.count({ where: { accountId: account.accountId, address: from } })).toBe(
    1,
  )
})
