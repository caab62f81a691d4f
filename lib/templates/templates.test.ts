import { beforeAll, expect, test } from "vitest"
import { auditActions } from "#lib/audit/testing/audit-entries.ts"
import { ConflictError, ForbiddenError, InvalidInputError, NotFoundError } from "#lib/platform/errors.ts"
import { filledBy } from "#lib/platform/testing/filled-by.ts"
import { worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { createTestAccount, strangerCtx, testCtx, testUser } from "#lib/platform/testing/test-ctx.ts"
import type { Role, TemplateStatus } from "#prisma/generated/enums.ts"
import { createTemplate } from "./create-template.ts"
import { getTemplate } from "./get-template.ts"
import { listTemplates } from "./list-templates.ts"
import { submitTemplate } from "./submit-template.ts"
import {
  createHandoffOf,
  createWhatsAppSender,
  richTemplate,
  testTemplate,
} from "./testing/test-templates.ts"
import { updateTemplate } from "./update-template.ts"

const world = worldPerFile()
const brand = filledBy(beforeAll, () => createTestAccount(world.db))
const ctxAs = (role: Role = "campaign_manager") =>
  testCtx(world.db, brand.accountId, { actor: testUser(role, "Casey") })

/** As Meta's word leaves it. */
const putStatus = (templateId: string, status: TemplateStatus, rejectionReason: string | null = null) =>
  world.db.template.update({ where: { id: templateId }, data: { status, rejectionReason } })

test("a template is kept as it was written, with its number, and is not submitted", async () => {
  const senderId = await createWhatsAppSender(world.db, brand)
  const fields = { ...richTemplate(), wabaId: "104996122399160", senderId }
  const template = await createTemplate(ctxAs(), fields)
  const { senderId: _, ...written } = fields
  expect(template).toMatchObject({
    ...written,
    sender: { id: senderId, label: "WhatsApp" },
    status: "unsubmitted",
    usedBy: { handoffs: [], campaigns: [] },
    createdByName: "Casey",
  })
  expect(await getTemplate(ctxAs("lpa"), { templateId: template.id })).toEqual(template)
  expect(await auditActions(world.db, { subjectId: template.id })).toEqual(["template.create"])
})

const pathsOf = async (attempt: Promise<unknown>) => {
  const error: unknown = await attempt.catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(InvalidInputError)
  return (error as InvalidInputError).fields.map(({ path }) => path)
}

test("a draft may be half written, and is submitted only when no field is wrong", async () => {
  const half = testTemplate({ body: "{{1}} is first", footer: "x".repeat(61), samples: [] })
  const { id: templateId, updatedAt } = await createTemplate(ctxAs(), half)
  const submitted = submitTemplate(ctxAs(), { templateId, updatedAt })
  expect(await pathsOf(submitted)).toEqual(["body", "footer", "samples.0"])
  const changed = await updateTemplate(ctxAs(), { ...half, templateId, updatedAt, body: "" })
  expect(changed).toMatchObject({ body: "", status: "unsubmitted", submittedAt: null })
})

test("what nobody could find again is not kept, nor a number of another channel", async () => {
  const wrong = { ...testTemplate({ title: "Order Shipped", language: "klingon" }), senderId: brand.senderId }
  expect(await pathsOf(createTemplate(ctxAs(), wrong))).toEqual(["title", "language", "senderId"])
  const { id: templateId, updatedAt } = await createTemplate(ctxAs(), testTemplate())
  const change = { ...testTemplate({ title: "" }), templateId, updatedAt }
  expect(await pathsOf(updateTemplate(ctxAs(), change))).toEqual(["title"])
})

test("what is no id is nobody's", async () => {
  await expect(getTemplate(ctxAs(), { templateId: "new" })).rejects.toBeInstanceOf(NotFoundError)
})

test("a title is taken once in an account, also by several people at once", async () => {
  const attempts = await Promise.allSettled(
    Array.from({ length: 4 }, () => createTemplate(ctxAs(), testTemplate({ title: "twice" }))),
  )
  const refusals = attempts.filter((attempt) => attempt.status === "rejected").map(({ reason }) => reason)
  expect(refusals).toHaveLength(3)
  for (const refusal of refusals) expect(refusal).toMatchObject({ fields: [{ path: "title" }] })
  await createTemplate(await strangerCtx(world.db), testTemplate({ title: "twice" }))
})

test("a change needs the version that was edited", async () => {
  const template = await createTemplate(ctxAs(), testTemplate())
  const change = {
    ...testTemplate(),
    templateId: template.id,
    updatedAt: template.updatedAt,
    body: "Plain words.",
  }
  const changed = await updateTemplate(ctxAs("admin"), { ...change, samples: [] })
  expect(changed).toMatchObject({
    id: template.id,
    body: "Plain words.",
    samples: [],
    createdByName: "Casey",
  })
  await expect(updateTemplate(ctxAs(), change)).rejects.toBeInstanceOf(ConflictError)
  expect(await getTemplate(ctxAs(), { templateId: template.id })).toEqual(changed)
})

test("a rejected one may be mended and shows why until then; Meta's word is no change of its version", async () => {
  const template = await createTemplate(ctxAs(), testTemplate())
  await putStatus(template.id, "rejected", "INCORRECT_CATEGORY")
  const fields = { ...testTemplate(), category: "MARKETING" as const, templateId: template.id }
  const mended = await updateTemplate(ctxAs(), { ...fields, updatedAt: template.updatedAt })
  expect(mended).toMatchObject({ status: "unsubmitted", rejectionReason: "INCORRECT_CATEGORY" })
})

test.each(["submitting", "received", "pending", "approved", "paused", "disabled"] as const)(
  "one that is %s stays as it was submitted",
  async (status) => {
    const template = await createTemplate(ctxAs(), testTemplate())
    await putStatus(template.id, status)
    const change = { ...testTemplate(), templateId: template.id, updatedAt: template.updatedAt }
    await expect(updateTemplate(ctxAs(), change)).rejects.toBeInstanceOf(ConflictError)
  },
)

test("the list sorts, filters, searches, pages, and says which handoffs use a template", async () => {
  const ctx = await strangerCtx(world.db)
  const create = (title: string, changes: object = {}) =>
    createTemplate(ctx, testTemplate({ title, ...changes }))
  const first = await create("a_reminder", { language: "de" })
  const second = await create("b_reminder", { category: "MARKETING" })
  const third = await create("c_offer", { body: "Hello {{1}}, we have something new for you." })
  await putStatus(third.id, "approved")
  const account = { accountId: ctx.accountId, senderId: brand.senderId, templateId: second.id }
  const handoff = await createHandoffOf(world.db, account)
  const titles = async (query: Parameters<typeof listTemplates>[1]) =>
    (await listTemplates(ctx, query)).items.map(({ title }) => title)

  expect(await titles({ sort: "title", direction: "asc" })).toEqual(["a_reminder", "b_reminder", "c_offer"])
  expect(await titles({ sort: "status" })).toEqual(["c_offer", expect.anything(), expect.anything()])
  expect(await titles({ status: "approved" })).toEqual(["c_offer"])
  expect(await titles({ category: "MARKETING" })).toEqual(["b_reminder"])
  expect(await titles({ language: "de" })).toEqual(["a_reminder"])
  expect(await titles({ search: "SOMETHING NEW" })).toEqual(["c_offer"])
  expect(await titles({ search: "%" })).toEqual([])
  expect(await listTemplates(ctx, { sort: "title", direction: "asc", page: 2, pageSize: 1 })).toMatchObject({
    total: 3,
    items: [{ id: second.id, usedBy: { handoffs: [handoff], campaigns: [] } }],
  })
  expect(await getTemplate(ctx, { templateId: first.id })).toMatchObject({ usedBy: { handoffs: [] } })
})

test("of many who use a template the first three of a kind are named", async () => {
  const ctx = await strangerCtx(world.db)
  const { id: templateId } = await createTemplate(ctx, testTemplate())
  const use = { accountId: ctx.accountId, senderId: brand.senderId, templateId }
  for (let used = 0; used < 3; used += 1) await createHandoffOf(world.db, use)
  expect((await getTemplate(ctx, { templateId })).usedBy).toMatchObject({ hasMore: false })
  await createHandoffOf(world.db, use)
  const { usedBy } = await getTemplate(ctx, { templateId })
  expect([usedBy.handoffs.length, usedBy.hasMore]).toEqual([3, true])
})

test("who may not reaches none of it, and another account finds none of it", async () => {
  const template = await createTemplate(ctxAs(), testTemplate())
  const named = { templateId: template.id }
  const change = { ...testTemplate(), ...named, updatedAt: template.updatedAt }
  await expect(createTemplate(ctxAs("lpa"), testTemplate())).rejects.toBeInstanceOf(ForbiddenError)
  await expect(updateTemplate(ctxAs("lpa"), change)).rejects.toBeInstanceOf(ForbiddenError)
  await expect(listTemplates(ctxAs("agent"))).rejects.toBeInstanceOf(ForbiddenError)
  const stranger = await strangerCtx(world.db)
  await expect(getTemplate(stranger, named)).rejects.toBeInstanceOf(NotFoundError)
  await expect(updateTemplate(stranger, change)).rejects.toBeInstanceOf(NotFoundError)
  expect(await listTemplates(stranger)).toMatchObject({ total: 0 })
})
