import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { auditEntries } from "#lib/audit/testing/audit-entries.ts"
import { noTwilioText } from "#lib/channels/twilio/account.ts"
import { connectTwilio } from "#lib/channels/twilio/testing/test-webhooks.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { ConflictError, InvalidInputError, NotFoundError, UnavailableError } from "#lib/platform/errors.ts"
import { filledBy } from "#lib/platform/testing/filled-by.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { strangerCtx } from "#lib/platform/testing/test-ctx.ts"
import { startCarrier } from "../../sandbox/carrier/start-carrier.ts"
import { createSender } from "./create-sender.ts"
import { listSenders } from "./list-senders.ts"
import { recordVerdict } from "./record-verdict.ts"
import { updateSender } from "./update-sender.ts"
import { verifySender } from "./verify-sender.ts"

const world = worldPerFile()
const { ctx } = accountPerTest(world)
const other = filledBy(beforeEach, () => strangerCtx(world.db))

const [ours, theirs, nobodys, voiceOnly] = ["+13235550177", "+13235550188", "+13235550199", "+15005550007"]
/** What the two Twilio accounts own; a test may buy a number. */
const [ourNumbers, theirNumbers] = [[ours, voiceOnly], [theirs]]
const credentials = (digit: string) => ({ accountSid: `AC${digit.repeat(32)}`, authToken: `token ${digit}` })
const ourCarrier = filledBy(beforeAll, () => startCarrier({ ...credentials("1"), senders: ourNumbers }))
const theirCarrier = filledBy(beforeAll, () => startCarrier({ ...credentials("2"), senders: theirNumbers }))
afterAll(() => Promise.all([ourCarrier.close(), theirCarrier.close()]))

type Own = { url: string; accountSid: string; authToken: string }
const connect = ({ accountId }: Ctx, { url: baseUrl, accountSid, authToken }: Own) =>
  connectTwilio(world.db, accountId, { accountSid, authToken, baseUrl })
beforeEach(async () => {
  await world.db.lane.deleteMany()
  await world.db.sender.deleteMany()
  await connect(ctx, ourCarrier)
  await connect(other, theirCarrier)
})

const senderOf = async (brand: Ctx, address: string) =>
  (await listSenders(brand)).find((sender) => sender.address === address)
const entriesOf = ({ accountId }: Ctx) => auditEntries(world.db, { accountId })

/** As a brand could add it before numbers were verified. */
async function addUnproven({ accountId }: Ctx, address: string): Promise<string> {
  const { id } = await world.db.sender.create({ data: { accountId, channel: "sms", address } })
  await world.db.lane.create({ data: { id, accountId } })
  return id
}

/** The words of a refusal, without the number and the Twilio account of who asked. */
async function refusalOf(brand: Ctx, address: string): Promise<string> {
  const error = await createSender(brand, { address }).catch((thrown: Error) => thrown)
  expect(error).toBeInstanceOf(InvalidInputError)
  return (error as Error).message.replace(address, "#").replace(/AC\w{32}/, "AC")
}

test("a number is added when it is the account's own at Twilio, and says since when", async () => {
  await createSender(ctx, { address: ours })
  expect(await senderOf(ctx, ours)).toMatchObject({ enabled: true, problem: null })
  const age = Date.now() - Date.parse((await senderOf(ctx, ours))?.verifiedAt ?? "")
  expect(age).toBeLessThan(60_000)
})

test("a stranger cannot add another brand's number, and does not learn that it is one", async () => {
  await createSender(other, { address: theirs })
  const words = await refusalOf(ctx, theirs)
  expect(words).toBe(await refusalOf(ctx, nobodys))
  expect(words).toContain("does not have this number: buy or port it there")
  expect(await listSenders(ctx)).toEqual([])
  expect(await senderOf(other, theirs)).toMatchObject({ enabled: true })
})

test("a number without SMS is refused with what to do", async () => {
  expect(await refusalOf(ctx, voiceOnly)).toContain("enable messaging for it")
})

test("of accounts that share a Twilio account one holds a number: who came first, also of many at once", async () => {
  await connect(other, ourCarrier)
  const both = [ctx, other, ctx, other].map((brand) => createSender(brand, { address: ours }))
  const answers = await Promise.allSettled(both)
  const refusals = answers.flatMap((answer) => (answer.status === "rejected" ? [answer.reason] : []))
  expect(refusals).toHaveLength(3)
  for (const refusal of refusals) expect(refusal).toBeInstanceOf(ConflictError)
  const holders = [await senderOf(ctx, ours), await senderOf(other, ours)].filter(Boolean)
  expect(holders).toHaveLength(1)
  for (const { message } of refusals)
    for (const named of ["Brand", ctx.accountId, other.accountId]) expect(message).not.toContain(named)
})

test("one that another account holds without owning it becomes the owner's; the other keeps all but the number", async () => {
  const id = await addUnproven(other, ours)
  await createSender(ctx, { address: ours })
  expect(await senderOf(ctx, ours)).toMatchObject({ enabled: true })
  expect(await senderOf(other, ours)).toMatchObject({
    id,
    enabled: false,
    verifiedAt: null,
    problem: expect.stringContaining("press Verify"),
  })
  const [loss] = await entriesOf(other)
  expect(loss).toMatchObject({ action: "sender.lose", subjectId: id, actorKind: "job", origin: null })
  expect(JSON.stringify(loss, (_, value) => (typeof value === "bigint" ? `${value}` : value))).not.toContain(
    ctx.accountId,
  )
})

test("a number that was lost is not switched on by hand, and comes back when Twilio gives it back", async () => {
  const id = await addUnproven(other, ours)
  await createSender(ctx, { address: ours })
  const on = { senderId: id, label: "", ratePerSecond: 1, enabled: true }
  await expect(updateSender(other, on)).rejects.toThrow("Press Verify first")
  await updateSender(other, { ...on, label: "Old", enabled: false })
  expect(await senderOf(other, ours)).toMatchObject({
    label: "Old",
    problem: expect.stringContaining("Verify"),
  })
  expect(await verifySender(other, { senderId: id })).toEqual({ verdict: "not_owned" })
  expect(await senderOf(ctx, ours)).toMatchObject({ enabled: true })

  ourNumbers.splice(ourNumbers.indexOf(ours), 1)
  theirNumbers.push(ours)
  expect(await verifySender(other, { senderId: id })).toEqual({ verdict: "verified" })
  ourNumbers.push(theirNumbers.pop() ?? "")
  expect(await senderOf(other, ours)).toMatchObject({ enabled: true, problem: null })
  expect(await senderOf(ctx, ours)).toMatchObject({ enabled: false, verifiedAt: null })
})

test("a sender whose number is not theirs is off, says what to do, and is on again once it is theirs", async () => {
  const id = await addUnproven(ctx, nobodys)
  expect(await senderOf(ctx, nobodys)).toMatchObject({ enabled: true, verifiedAt: null })
  await verifySender(ctx, { senderId: id })
  const problem = expect.stringContaining(`${ourCarrier.accountSid} does not have this number`)
  expect(await senderOf(ctx, nobodys)).toMatchObject({ enabled: false, problem, verifiedAt: null })
  ourNumbers.push(nobodys)
  await verifySender(ctx, { senderId: id })
  ourNumbers.pop()
  expect(await senderOf(ctx, nobodys)).toMatchObject({ enabled: true, problem: null })
  const actions = (await entriesOf(ctx)).map(({ action, detail }) => [action, detail])
  expect(actions).toEqual([
    ["sender.verify", { verdict: "not_owned" }],
    ["sender.verify", { verdict: "verified" }],
  ])
})

test("a sender that a person switched off stays off when its number is verified", async () => {
  const { id } = await createSender(ctx, { address: ours })
  await updateSender(ctx, { senderId: id, label: "", ratePerSecond: 1, enabled: false })
  await verifySender(ctx, { senderId: id })
  expect(await senderOf(ctx, ours)).toMatchObject({ enabled: false, problem: expect.stringContaining("off") })
})

test("a sender that a person switched off stays off after a bad verdict and a good one", async () => {
  const { id } = await createSender(ctx, { address: ours })
  await updateSender(ctx, { senderId: id, label: "", ratePerSecond: 1, enabled: false })
  ourNumbers.splice(ourNumbers.indexOf(ours), 1)
  await verifySender(ctx, { senderId: id })
  await verifySender(ctx, { senderId: id })
  ourNumbers.push(ours)
  expect(await senderOf(ctx, ours)).toMatchObject({ problem: expect.stringContaining("does not have") })
  await verifySender(ctx, { senderId: id })
  expect(await senderOf(ctx, ours)).toMatchObject({
    enabled: false,
    problem: expect.stringContaining("switch it on"),
  })
})

test("a sender that is switched off while Twilio is asked about a bad one stays off", async () => {
  const id = await addUnproven(ctx, nobodys)
  await verifySender(ctx, { senderId: id })
  const stale = await world.db.sender.findUniqueOrThrow({ where: { id } })
  const { accountSid } = ourCarrier
  const record = () =>
    world.db.$transaction((tx) => recordVerdict(tx, ctx, stale, { verdict: "verified", accountSid }))
  await record()
  await updateSender(ctx, { senderId: id, label: "", ratePerSecond: 1, enabled: false })
  await record()
  expect(await senderOf(ctx, nobodys)).toMatchObject({ enabled: false })
})

test("another account's sender is not found, and Twilio is not asked", async () => {
  const { id } = await createSender(ctx, { address: ours })
  await expect(verifySender(other, { senderId: id })).rejects.toThrow(NotFoundError)
  expect(await senderOf(ctx, ours)).toMatchObject({ enabled: true })
})

test("without a Twilio account, or one that cannot be asked, nothing is added and the words say why", async () => {
  const id = await addUnproven(ctx, ours)
  await connect(ctx, { ...ourCarrier, url: "http://127.0.0.1:9" })
  await expect(createSender(ctx, { address: theirs })).rejects.toThrow(UnavailableError)
  await expect(verifySender(ctx, { senderId: id })).rejects.toThrow("nothing was changed")
  await connect(ctx, { ...ourCarrier, authToken: "another" })
  await expect(createSender(ctx, { address: theirs })).rejects.toThrow("does not take these credentials")
  const where = { id: ctx.accountId }
  await world.db.account.update({ where, data: { twilioAccountSid: null, twilioAuthTokenSealed: null } })
  await expect(createSender(ctx, { address: theirs })).rejects.toThrow(noTwilioText)
  expect(await listSenders(ctx)).toMatchObject([{ id, enabled: true, verifiedAt: null }])
})

test("a holder whose Twilio cannot be asked keeps the number", async () => {
  await addUnproven(other, ours)
  await connect(other, { ...theirCarrier, url: "http://127.0.0.1:9" })
  await expect(createSender(ctx, { address: ours })).rejects.toThrow(UnavailableError)
  expect(await senderOf(other, ours)).toMatchObject({ enabled: true })
})
