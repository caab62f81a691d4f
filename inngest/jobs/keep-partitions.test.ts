import { expect, test } from "vitest"
import { signInUser } from "#lib/accounts/sessions/sign-in-user.ts"
import { startSession } from "#lib/accounts/sessions/start-session.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { keepPartitionsJob } from "./keep-partitions.ts"

const world = worldPerFile()
const { ctx } = accountPerTest(world)

const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000)

test("the hourly job forgets sessions that are long over and Twilio tokens that count no more", async () => {
  const claims = { accountId: ctx.accountId, subject: "ada" }
  await signInUser(ctx, { ...claims, login: "ada", name: "Ada", roles: ["admin"], origin: null })
  const [old, living] = [
    await startSession(ctx, { ...claims, providerSessionId: null }),
    await startSession(ctx, { ...claims, providerSessionId: null }),
  ]
  await world.db.userSession.update({ where: { id: old }, data: { endedAt: hoursAgo(8 * 24) } })
  const replaced = async (at: Date) => {
    const where = { id: ctx.accountId }
    await world.db.account.update({ where, data: { twilioReplacedSealed: "sealed", twilioReplacedAt: at } })
    await keepPartitionsJob.run(ctx, {}, { maxRunMs: 20_000 })
    return (await world.db.account.findUniqueOrThrow({ where })).twilioReplacedSealed
  }
  expect([await replaced(hoursAgo(23)), await replaced(hoursAgo(49))]).toEqual(["sealed", null])
  const left = await world.db.userSession.findMany({ where: { user: { accountId: ctx.accountId } } })
  expect(left.map(({ id }) => id)).toEqual([living])
})
