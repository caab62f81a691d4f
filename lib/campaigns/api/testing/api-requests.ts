import { textLegs } from "#lib/channels/testing/text-legs.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import type { Database } from "#lib/platform/db.ts"
import { type TestAccount, testCtx } from "#lib/platform/testing/test-ctx.ts"

const fixedHandoff = "H000000000000001"
export const twoVariables = "H000000000000002"
export const optOutText = "Reply STOP to end"

/** The handoffs and skills that the requests of tests name: what is the brand's, what is another's, deleted or closed. */
export async function addTemplates(db: Database, brand: TestAccount, other: TestAccount): Promise<void> {
  await addHandoff(db, fixedHandoff, brand, "Your order is ready")
  await addHandoff(db, twoVariables, brand, "Hi {{1}}, you owe {{2}}")
  await addHandoff(db, "H000000000000009", other, "Theirs")
  const deleted = await addHandoff(db, "H000000000000003", brand, "Gone")
  await db.handoff.update({ where: { id: deleted.id }, data: { deletedAt: new Date() } })
  await db.skill.create({ data: { accountId: brand.accountId, name: "closed", enabled: false } })
  await db.skill.create({ data: { accountId: other.accountId, name: "theirs only" } })
}

const addHandoff = (db: Database, id: string, { accountId, senderId }: TestAccount, text: string) =>
  db.handoff.create({
    data: {
      ...{ id, accountId, title: id, createdBy: "Ada" },
      legs: { create: textLegs(senderId, text, optOutText) },
      lookbackMinutes: 90,
      routeAllWithinLookback: true,
    },
  })

/** What the brand's own program may do. */
export const apiCtx = (db: Database, { accountId }: TestAccount, overrides: Partial<Ctx> = {}) =>
  testCtx(db, accountId, {
    actor: { kind: "apiClient", id: "018f2f6e-0000-7000-8000-000000000000", name: "Backend" },
    ...overrides,
  })

export const person = (sms: string, variables: object = {}) => ({ consumerContent: { sms }, variables })
export const request = (overrides: object = {}) => ({
  campaignName: "Payment reminder",
  skill: "billing",
  templateId: fixedHandoff,
  consent: true,
  consumers: [person("13235550111")],
  ...overrides,
})
export const withVariables = (...consumers: object[]) => request({ templateId: twoVariables, consumers })
export const many = (count: number) =>
  Array.from({ length: count }, (_, n) => person(String(13235550000 + n)))

export function windowOf(change: object): object {
  const window = {
    day: "MONDAY",
    startTime: { hour: 9, minute: 0 },
    endTime: { hour: 17, minute: 30 },
    ...change,
  }
  return request({ schedulingMetrics: { windows: [window] } })
}
