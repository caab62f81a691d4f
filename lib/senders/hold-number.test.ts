import fc from "fast-check"
import { afterAll, beforeAll, expect, test } from "vitest"
import { connectTwilio } from "#lib/channels/twilio/testing/test-webhooks.ts"
import { DomainError } from "#lib/platform/errors.ts"
import { filledBy } from "#lib/platform/testing/filled-by.ts"
import { worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { strangerCtx, type TestCtx } from "#lib/platform/testing/test-ctx.ts"
import { startCarrier } from "../../sandbox/carrier/start-carrier.ts"
import { createSender } from "./create-sender.ts"
import { updateSender } from "./update-sender.ts"
import { verifySender } from "./verify-sender.ts"

const world = worldPerFile()
const numbers = ["+13235550177", "+13235550188"]
/** What each of two Twilio accounts owns; numbers move between them. */
const owned: string[][] = [[...numbers], []]
const open = (index: number) =>
  startCarrier({
    accountSid: `AC${`${index + 1}`.repeat(32)}`,
    authToken: "token",
    senders: owned[index] ?? [],
  })
const first = filledBy(beforeAll, () => open(0))
const second = filledBy(beforeAll, () => open(1))
afterAll(() => Promise.all([first.close(), second.close()]))

const addressOf = (number: number) => numbers[number] ?? ""
const brands: TestCtx[] = []
/** Three brands: two share the first Twilio account. */
beforeAll(async () => {
  for (const { url: baseUrl, ...credentials } of [first, first, second]) {
    const brand = await strangerCtx(world.db)
    await connectTwilio(world.db, brand.accountId, { ...credentials, baseUrl })
    brands.push(brand)
  }
})

type Step = { kind: "create" | "verify" | "on" | "off" | "move"; brand: number; number: number }
const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom("create", "verify", "on", "off", "move"),
  brand: fc.nat(2),
  number: fc.nat(1),
})

async function act({ kind, brand, number }: Step): Promise<unknown> {
  const ctx = brands[brand] as TestCtx
  const address = addressOf(number)
  if (kind === "move") return move(address)
  if (kind === "create") return createSender(ctx, { address })
  const sender = await world.db.sender.findFirst({ where: { accountId: ctx.accountId, address } })
  if (!sender) return null
  if (kind === "verify") return verifySender(ctx, { senderId: sender.id })
  return updateSender(ctx, { senderId: sender.id, label: "", ratePerSecond: 1, enabled: kind === "on" })
}

/** The number goes to the other Twilio account. */
function move(address: string): void {
  const from = owned[0]?.includes(address) ? 0 : 1
  owned[from]?.splice(owned[from].indexOf(address), 1)
  owned[1 - from]?.push(address)
}

test("whatever brands do at once, a number has one holder, who is told no to by a sentence", async () => {
  const rounds = fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 })
  await fc.assert(
    fc.asyncProperty(rounds, async (plan) => {
      await world.db.lane.deleteMany()
      await world.db.sender.deleteMany()
      for (const steps of plan) {
        for (const answer of await Promise.allSettled(steps.map(act)))
          if (answer.status === "rejected") expect(answer.reason).toBeInstanceOf(DomainError)
        const senders = await world.db.sender.findMany()
        for (const address of numbers) {
          const rows = senders.filter((sender) => sender.address === address)
          expect(rows.filter(({ lostAt }) => lostAt === null).length).toBeLessThanOrEqual(1)
          expect(rows.filter(({ enabled }) => enabled).length).toBeLessThanOrEqual(1)
        }
      }
    }),
    { numRuns: 25 },
  )
})
