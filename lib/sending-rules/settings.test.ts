import { randomUUID } from "node:crypto"
import { expect, test } from "vitest"
import { releaseHeld } from "#lib/campaigns/launch/release-held.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { ConflictError, ForbiddenError, NotFoundError } from "#lib/platform/errors.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { createTestAccount, strangerCtx, type TestAccount, testUser } from "#lib/platform/testing/test-ctx.ts"
import { getSendingRules } from "#lib/windows/get-sending-rules.ts"
import type { MessageState } from "#prisma/generated/enums.ts"
import { addBlackoutDate } from "./add-blackout-date.ts"
import { getSendingSettings } from "./get-sending-settings.ts"
import { listBlackoutDates } from "./list-blackout-dates.ts"
import { removeBlackoutDate } from "./remove-blackout-date.ts"
import { updateSenderWindows } from "./update-sender-windows.ts"
import { updateSendingSettings } from "./update-sending-settings.ts"

const now = new Date("2026-11-20T12:00:00Z")
const later = new Date("2026-11-21T08:00:00Z")
const values = { timeZone: "Europe/Berlin", fallbackTimeZone: null, windows: null, stateRules: true }
const mondays = [{ day: 1, startMinute: 540, endMinute: 600 }]

const world = worldPerFile()
const { account: brand, ctx } = accountPerTest(world, { clock: { now: () => now } })

const as = (role: "lpa" | "agent"): Ctx => ({ ...ctx, actor: testUser(role) })
const lastEntry = () =>
  world.db.auditEntry.findFirst({ where: { accountId: ctx.accountId }, orderBy: { id: "desc" } })

let lines = 0
async function addMessage(
  { accountId, senderId }: TestAccount,
  state: MessageState,
  reason: string | null = null,
): Promise<string> {
  lines += 1
  const id = randomUUID()
  const campaignId = `c${lines}`.padEnd(9, "0")
  const campaign = {
    id: campaignId,
    accountId,
    name: id,
    source: "web",
    channel: "sms",
    stage: "launched",
  } as const
  const { month } = await world.db.campaign.create({
    data: { ...campaign, createdById: "1", createdByName: "Ada" },
  })
  await world.db.message.create({
    data: {
      ...{
        id,
        accountId,
        campaignId,
        month,
        laneId: senderId,
        channel: "sms",
        address: "+13235550111",
        line: 1,
      },
      ...{ addressKey: id.slice(0, 30), body: "Hi", segments: 1, state, reason, dueAt: later },
    },
  })
  return id
}
const waitOf = (id: string) =>
  world.db.message.findUniqueOrThrow({ where: { id }, select: { state: true, reason: true, dueAt: true } })

test("settings are what campaigns without rules of their own keep to", async () => {
  const change = { timeZone: "Europe/Berlin", fallbackTimeZone: "Asia/Kathmandu", stateRules: true }
  await updateSendingSettings(ctx, { ...change, windows: mondays })
  expect(await getSendingSettings(ctx)).toEqual({
    ...change,
    ...{ windows: mondays, maxMessagesPerDay: 100_000, maxRowsPerImport: 10_000 },
  })
  const campaign = {
    accountId: ctx.accountId,
    channel: "sms",
    windows: null,
    fallbackTimeZone: null,
    legs: [{ senderId: brand.senderId }],
  } as const
  const rules = await getSendingRules(world.db, { ...campaign, startAt: null, endsAt: null })
  expect(rules).toMatchObject({ windows: mondays, fallbackTimeZone: "Asia/Kathmandu", stateRules: true })
  expect(await lastEntry()).toMatchObject({
    action: "account.update_sending",
    actorId: ctx.actor.id,
    detail: { windows: mondays, recipients: 0 },
  })
})

test("null windows bring the channel's default back", async () => {
  await updateSendingSettings(ctx, { ...values, windows: mondays })
  await updateSendingSettings(ctx, values)
  expect(await getSendingSettings(ctx)).toMatchObject({ windows: null })
})

test("whatever waits is looked at again, of this account only", async () => {
  const unknown = await addMessage(brand, "held", "zone_unknown")
  const closed = await addMessage(brand, "held", "outside_window")
  const scheduled = await addMessage(brand, "held", "scheduled")
  const pending = await addMessage(brand, "pending")
  const gone = await addMessage(brand, "accepted")
  const theirs = await addMessage(await createTestAccount(world.db), "held", "zone_unknown")
  await updateSendingSettings(ctx, { ...values, fallbackTimeZone: "Europe/Paris" })
  expect(await waitOf(unknown)).toEqual({ state: "held", reason: "zone_unknown", dueAt: now })
  expect(await waitOf(closed)).toEqual({ state: "held", reason: "outside_window", dueAt: now })
  expect(await waitOf(pending)).toEqual({ state: "held", reason: "outside_window", dueAt: now })
  expect(await waitOf(scheduled)).toMatchObject({ reason: "scheduled", dueAt: now })
  expect(await waitOf(gone)).toMatchObject({ state: "accepted", dueAt: later })
  expect(await waitOf(theirs)).toMatchObject({ dueAt: later })
  expect(await lastEntry()).toMatchObject({ detail: { recipients: 4 } })
  expect(ctx.requested).toEqual([{ name: "release-held", payload: {} }])
})

test.each([
  ["There is no such time zone", { timeZone: "Mars/Olympus" }],
  ["There is no such time zone", { fallbackTimeZone: "EST5EDT4" }],
  ["Open at least one window", { windows: [] }],
  ["A window ends after it starts", { windows: [{ day: 1, startMinute: 600, endMinute: 600 }] }],
])("refuses: %s", async (message, change) => {
  await expect(updateSendingSettings(ctx, { ...values, ...change })).rejects.toThrow(message)
  expect(await lastEntry()).toBeNull()
})

test("a blackout date is kept, once, and by each account for itself", async () => {
  const closed = await addMessage(brand, "held", "outside_window")
  await addBlackoutDate(ctx, { day: "2026-12-25", name: "Christmas" })
  await addBlackoutDate(ctx, { day: "2026-11-26", name: " Thanksgiving " })
  expect(await listBlackoutDates(ctx)).toEqual([
    { day: "2026-11-26", name: "Thanksgiving" },
    { day: "2026-12-25", name: "Christmas" },
  ])
  expect(await waitOf(closed)).toMatchObject({ dueAt: now })
  await expect(addBlackoutDate(ctx, { day: "2026-12-25", name: "Again" })).rejects.toThrow(ConflictError)
  expect(await lastEntry()).toMatchObject({ action: "blackout_date.add", subjectId: "2026-11-26" })
  const other = await strangerCtx(world.db)
  expect(await listBlackoutDates(other)).toEqual([])
  await expect(removeBlackoutDate(other, { day: "2026-12-25" })).rejects.toThrow(NotFoundError)
  await removeBlackoutDate(ctx, { day: "2026-12-25" })
  expect(await listBlackoutDates(ctx)).toHaveLength(1)
  expect(await lastEntry()).toMatchObject({ action: "blackout_date.remove", subjectId: "2026-12-25" })
})

test("a day can be added while it lasts anywhere", async () => {
  const at = (time: string) => ({ ...ctx, clock: { now: () => new Date(time) } })
  const add = (time: string) => addBlackoutDate(at(time), { day: "2026-11-19", name: "Late" })
  await expect(add("2026-11-20T12:00:00Z")).rejects.toThrow("This day is over")
  await add("2026-11-20T11:59:59Z")
})

test("LPAs see the rules and change none; agents see none", async () => {
  expect(await getSendingSettings(as("lpa"))).toMatchObject({ timeZone: "UTC" })
  expect(await listBlackoutDates(as("lpa"))).toEqual([])
  const day = "2026-12-25"
  await expect(updateSendingSettings(as("lpa"), values)).rejects.toThrow(ForbiddenError)
  await expect(addBlackoutDate(as("lpa"), { day, name: "Mine" })).rejects.toThrow(ForbiddenError)
  await expect(removeBlackoutDate(as("lpa"), { day })).rejects.toThrow(ForbiddenError)
  await expect(getSendingSettings(as("agent"))).rejects.toThrow(ForbiddenError)
  await expect(listBlackoutDates(as("agent"))).rejects.toThrow(ForbiddenError)
})

test("a sender's own hours come before the account's and after a campaign's; what waits on it is looked at again", async () => {
  const tuesdays = [{ day: 2, startMinute: 600, endMinute: 660 }]
  await updateSendingSettings(ctx, { ...values, windows: mondays })
  const waiting = await addMessage(brand, "pending")
  const { accountId, senderId } = brand
  await updateSenderWindows(ctx, { senderId, windows: tuesdays })
  expect(await lastEntry()).toMatchObject({
    action: "sender.update_windows",
    subjectId: senderId,
    detail: { windows: tuesdays, recipients: 1 },
  })
  expect(await waitOf(waiting)).toMatchObject({ state: "held", dueAt: now })
  await releaseHeld(ctx, { maxRunMs: 10_000 })
  expect(await waitOf(waiting)).toMatchObject({ state: "held", reason: "zone_unknown" })
  const campaign = { accountId, channel: "sms", fallbackTimeZone: null, startAt: null, endsAt: null } as const
  const rulesOf = async (windows: typeof mondays | null) =>
    (await getSendingRules(world.db, { ...campaign, windows, legs: [{ senderId }] })).windows
  expect(await rulesOf(null)).toEqual(tuesdays)
  expect(await rulesOf(mondays)).toEqual(mondays)
  await updateSenderWindows(ctx, { senderId, windows: null })
  expect(await rulesOf(null)).toEqual(mondays)
})

test("the hours of another account's sender are not ours to set, nor LPA's", async () => {
  const { senderId } = await createTestAccount(world.db)
  await expect(updateSenderWindows(ctx, { senderId, windows: null })).rejects.toThrow(NotFoundError)
  const ours = { senderId: brand.senderId, windows: null }
  await expect(updateSenderWindows(as("lpa"), ours)).rejects.toThrow(ForbiddenError)
})
