import { expect, test } from "vitest"
import { listSuppressions } from "#lib/consent/list-suppressions.ts"
import { applyOpenEvents } from "#lib/webhooks/apply-open-events.ts"
import { answersPerTest } from "./testing/answers-per-test.ts"

const { world, account, ctx, from, waitMs, say, sentMessage, conversations } = answersPerTest()
const suppressions = async () => (await listSuppressions(ctx, {})).items

test("STOP suppresses, opens nothing and is no response; START lifts it", async () => {
  const message = await sentMessage()
  await say("Stop.")
  expect(await conversations()).toEqual([])
  expect(await suppressions()).toMatchObject([
    { address: from, source: "inbound", reason: { code: "consumer_stop" } },
  ])
  const row = await world.db.message.findUniqueOrThrow({ where: { id: message.id } })
  expect(row.respondedAt).toBeNull()
  await say(" start ")
  expect(await suppressions()).toEqual([])
  expect(await conversations()).toEqual([])
  const entries = await world.db.auditEntry.findMany({
    where: { accountId: account.accountId },
    orderBy: { id: "asc" },
  })
  expect(entries.map(({ action, actorKind }) => [action, actorKind])).toEqual([
    ["suppression.add", "consumer"],
    ["suppression.remove", "consumer"],
  ])
  expect(JSON.stringify(entries.map(({ detail, actorId }) => [detail, actorId]))).not.toContain(from)
})

test("YES opts in after a STOP, and is an answer otherwise", async () => {
  await sentMessage()
  await say("STOP")
  await say("Yes")
  expect(await suppressions()).toEqual([])
  expect(await conversations()).toEqual([])
  await say("Yes")
  expect((await conversations())[0]?.messages.at(-1)?.body).toBe("Yes")
})

test("an older START that is processed late does not lift a newer STOP, nor the other way round", async () => {
  for (const [late, prompt, count] of [
    ["START", "STOP", 1],
    ["STOP", "START", 0],
  ] as const) {
    await world.db.$executeRawUnsafe("ALTER TABLE consumer_word RENAME TO consumer_word_away")
    await say(late)
    await world.db.$executeRawUnsafe("ALTER TABLE consumer_word_away RENAME TO consumer_word")
    waitMs(6_000)
    await say(prompt)
    await applyOpenEvents(ctx)
    expect(await suppressions()).toHaveLength(count)
    waitMs(6_000)
  }
})

test("HELP is recorded only, and so is START of someone who never opted out", async () => {
  for (const body of ["HELP", "info", "START", "unstop"]) await say(body)
  expect(await conversations()).toEqual([])
  const stored = await world.db.providerEvent.findMany({ where: { accountId: account.accountId } })
  expect(stored).toHaveLength(4)
  expect(stored.every(({ appliedAt }) => appliedAt !== null)).toBe(true)
})

test("the provider's own word for a keyword counts, in any language", async () => {
  await say("DETENER", { fields: { OptOutType: "STOP" } })
  expect(await suppressions()).toHaveLength(1)
})
