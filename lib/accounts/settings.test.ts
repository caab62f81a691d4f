import { expect, test } from "vitest"
import { auditActions } from "#lib/audit/testing/audit-entries.ts"
import { recordLaneTrouble } from "#lib/lanes/record-lane-trouble.ts"
import { carrierPerFile } from "#lib/ledger/testing/test-carrier.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { ConflictError, ForbiddenError, NotFoundError } from "#lib/platform/errors.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { strangerCtx, testUser } from "#lib/platform/testing/test-ctx.ts"
import { createSender } from "#lib/senders/create-sender.ts"
import { getProviderSetup } from "#lib/senders/get-provider-setup.ts"
import { listSenders } from "#lib/senders/list-senders.ts"
import { updateSender } from "#lib/senders/update-sender.ts"
import { createSkill } from "./create-skill.ts"
import { listSkills } from "./list-skills.ts"

const world = worldPerFile()
const { account, ctx } = accountPerTest(world)

const actionsOf = ({ accountId }: Ctx) => auditActions(world.db, { accountId })
carrierPerFile(world, account, {})
const lpa = () => ({ ...ctx, actor: testUser("lpa") })

test("a new sender has a lane with its pace, whatever form the number has", async () => {
  const { id } = await createSender(ctx, {
    address: "1 (323) 555-0177",
    label: " Night ",
    ratePerSecond: "2.5",
  })
  const senders = await listSenders(ctx)
  expect(senders.find((sender) => sender.id === id)).toMatchObject({
    address: "+13235550177",
    label: "Night",
    ratePerSecond: 2.5,
    problem: null,
  })
  expect(await actionsOf(ctx)).toEqual(["sender.create"])
})

test("a number is a sender once", async () => {
  const address = "+13235550178"
  await createSender(ctx, { address })
  await expect(createSender(ctx, { address })).rejects.toThrow(ConflictError)
  expect(await actionsOf(ctx)).toEqual(["sender.create"])
})

test.each([
  [{ address: "hello" }, /not a phone number/],
  [{ address: "+13235550179", ratePerSecond: 0 }, /at least 0.1/],
  [{ address: "+13235550179", ratePerSecond: 501 }, /at most 500/],
  [{ address: "+13235550179", ratePerSecond: "fast" }, /must be a number/],
  [{ address: "+13235550179", label: "x".repeat(61) }, /at most 60 characters/],
])("%j makes no sender", async (input, message) => {
  await expect(createSender(ctx, input)).rejects.toThrow(message)
  expect(await listSenders(ctx)).toHaveLength(1)
})

test("the pace of a lane changes with its sender, and only within the account", async () => {
  await updateSender(ctx, { senderId: account.senderId, label: "Day", ratePerSecond: 40, enabled: true })
  expect(await listSenders(ctx)).toMatchObject([{ label: "Day", ratePerSecond: 40 }])
  const stranger = await strangerCtx(world.db)
  const theft = updateSender(stranger, {
    senderId: account.senderId,
    label: "Mine",
    ratePerSecond: 1,
    enabled: false,
  })
  await expect(theft).rejects.toThrow(NotFoundError)
  expect(await listSenders(ctx)).toMatchObject([{ label: "Day", ratePerSecond: 40 }])
})

test("a slow lane that waits for its next moment is looked at again when it gets a faster pace", async () => {
  const freeAt = new Date(Date.now() + 230_000)
  const where = { id: account.senderId }
  await ctx.db.lane.update({ where, data: { ratePerSecond: 0.1, freeAt } })
  const readFreeAt = async () => (await ctx.db.lane.findUniqueOrThrow({ where })).freeAt
  const values = { senderId: account.senderId, label: "", enabled: true }
  await updateSender(ctx, { ...values, ratePerSecond: 0.1 })
  expect(await readFreeAt()).toEqual(freeAt)
  await updateSender(ctx, { ...values, ratePerSecond: 40 })
  expect(await readFreeAt()).toBeNull()
})

test("a sender that is switched off says so; switched on, its lane is asked to go on", async () => {
  const values = { senderId: account.senderId, label: "Day", ratePerSecond: 40 }
  await updateSender(ctx, { ...values, enabled: false })
  expect(await listSenders(ctx)).toMatchObject([
    { enabled: false, problem: expect.stringContaining("switched off") },
  ])
  expect(ctx.requested).toEqual([])
  await updateSender(ctx, { ...values, enabled: true })
  expect(await listSenders(ctx)).toMatchObject([{ enabled: true, problem: null }])
  expect(ctx.requested).toMatchObject([{ name: "drain-lane", payload: { laneId: account.senderId } }])
})

test("saving a sender hides no trouble that its lane has", async () => {
  await recordLaneTrouble(ctx, { laneId: account.senderId, problem: "The password is wrong" })
  await updateSender(ctx, { senderId: account.senderId, label: "Day", ratePerSecond: 40, enabled: true })
  expect(await listSenders(ctx)).toMatchObject([{ problem: "The password is wrong" }])
})

test("skills are told apart by name; the default one is marked", async () => {
  await createSkill(ctx, { name: " Returns " })
  await expect(createSkill(ctx, { name: "Returns" })).rejects.toThrow('already a skill called "Returns"')
  const skills = await listSkills(ctx)
  expect(skills.map(({ name, isDefault }) => [name, isDefault])).toEqual([
    ["billing", false],
    ["Returns", false],
    ["support", true],
  ])
})

test("LPA looks and changes nothing", async () => {
  expect(await listSenders(lpa())).toHaveLength(1)
  expect((await getProviderSetup(lpa())).inboundUrl).toBe(
    `http://localhost:3000/api/webhooks/twilio/${ctx.accountId}/inbound`,
  )
  await expect(createSender(lpa(), { address: "+13235550180" })).rejects.toThrow(ForbiddenError)
  await expect(
    updateSender(lpa(), { senderId: account.senderId, label: "", ratePerSecond: 1, enabled: true }),
  ).rejects.toThrow(ForbiddenError)
  await expect(createSkill(lpa(), { name: "x" })).rejects.toThrow(ForbiddenError)
  expect(await actionsOf(ctx)).toEqual([])
})
