import { beforeEach, expect, test } from "vitest"
import type { Webhook } from "#lib/channels/port/webhook-source.ts"
import { ForgedWebhookError } from "#lib/platform/errors.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { createTestAccount } from "#lib/platform/testing/test-ctx.ts"
import { receiveInbound } from "#lib/webhooks/receive-inbound.ts"
import { receiveStatus } from "#lib/webhooks/receive-status.ts"
import {
  connectTwilio,
  inboundWebhook,
  signedWebhook,
  statusWebhook,
  testSid,
} from "./testing/test-webhooks.ts"

const world = worldPerFile()
let now: Date
const { account, ctx: system } = accountPerTest(world, { clock: { now: () => now } })
beforeEach(async () => {
  await connectTwilio(world.db, account.accountId)
  now = new Date()
})

const stored = () => world.db.providerEvent.count()
const good = (extra: Record<string, string> = {}) =>
  statusWebhook(account.accountId, { status: "sent", sid: testSid(1), messageId: crypto.randomUUID(), extra })
const service = { MessagingServiceSid: `MG${"c".repeat(32)}` }

test.each([{}, service])("a genuine webhook is taken, with %j too", async (extra) => {
  const before = await stored()
  await receiveStatus(system, good(extra))
  expect(await stored()).toBe(before + 1)
})

const signedAs = (webhook: Webhook, signature: string): Webhook => ({
  ...webhook,
  headers: { "x-twilio-signature": signature },
})

const forgeries: [string, (webhook: Webhook) => Promise<Webhook> | Webhook][] = [
  ["no signature", (webhook) => ({ ...webhook, headers: {} })],
  ["an empty signature", (webhook) => signedAs(webhook, "")],
  ["a signature that is no base64", (webhook) => signedAs(webhook, "😀 not a signature")],
  ["another signature", (webhook) => signedAs(webhook, Buffer.alloc(20).toString("base64"))],
  ["a changed field", (webhook) => ({ ...webhook, fields: { ...webhook.fields, MessageStatus: "failed" } })],
  ["an added field", (webhook) => ({ ...webhook, fields: { ...webhook.fields, ErrorCode: "21610" } })],
  ["another message's id", (webhook) => ({ ...webhook, target: webhook.target.replace(/m=.*/, "m=other") })],
  ["no message id", (webhook) => ({ ...webhook, target: webhook.target.replace(/\?.*/, "") })],
  [
    "another token",
    ({ fields }) =>
      signedWebhook({ accountId: account.accountId, path: "status", fields, authToken: "a guessed token" }),
  ],
  [
    "another Twilio account's sid",
    ({ fields }) =>
      signedWebhook({
        accountId: account.accountId,
        path: "status",
        fields: { ...fields, AccountSid: `AC${"b".repeat(32)}` },
      }),
  ],
  ["an account that is not there", ({ fields }) => signedWebhook({ accountId: "1", path: "status", fields })],
  ["a path that is no account", ({ fields }) => signedWebhook({ accountId: "../1", path: "status", fields })],
  [
    "a brand without Twilio",
    async ({ fields }) => {
      const other = await createTestAccount(world.db)
      return signedWebhook({ accountId: other.accountId, path: "status", fields })
    },
  ],
  [
    "a brand with a Twilio account of its own",
    async ({ fields }) => {
      const other = await createTestAccount(world.db)
      await connectTwilio(world.db, other.accountId, { authToken: "that brand's token" })
      return signedWebhook({ accountId: other.accountId, path: "status", fields })
    },
  ],
  [
    "another brand's path",
    async (webhook) => {
      const other = await createTestAccount(world.db)
      await connectTwilio(world.db, other.accountId)
      return {
        ...webhook,
        accountId: other.accountId,
        target: webhook.target.replace(account.accountId, other.accountId),
      }
    },
  ],
]

test.each(
  forgeries.flatMap(([name, forge]) => [
    [name, forge, {}] as const,
    [`${name}, with a messaging service`, forge, service] as const,
  ]),
)("refused and not stored: %s", async (_name, forge, extra) => {
  const before = await stored()
  const forged = await forge(good(extra))
  const refused = { name: "Error", message: "The signature of this webhook is not valid" }
  await expect(receiveStatus(system, forged)).rejects.toMatchObject(refused)
  await expect(receiveStatus(system, forged)).rejects.toThrow(ForgedWebhookError)
  await expect(receiveInbound(system, forged)).rejects.toThrow(ForgedWebhookError)
  expect(await stored()).toBe(before)
})

test("a status callback is no inbound message: the path is signed too", async () => {
  const inbound = inboundWebhook(account.accountId, {
    sid: testSid(9),
    from: "+16285550100",
    to: "+13235550100",
    body: "Hi",
  })
  await expect(
    receiveInbound(system, { ...inbound, target: inbound.target.replace("inbound", "status") }),
  ).rejects.toThrow(ForgedWebhookError)
})

test("a rotated token counts within a second, and the old one no longer", async () => {
  await receiveStatus(system, good())
  await connectTwilio(world.db, account.accountId, { authToken: "the new token" })
  const { fields } = good({ MessageSid: testSid(2) })
  now = new Date(now.getTime() + 1_001)
  await receiveStatus(
    system,
    signedWebhook({ accountId: account.accountId, path: "status", fields, authToken: "the new token" }),
  )
  await expect(receiveStatus(system, good())).rejects.toThrow(ForgedWebhookError)
})
