import { beforeEach, expect, test } from "vitest"
import { auditEntries } from "#lib/audit/testing/audit-entries.ts"
import { connectTwilio } from "#lib/channels/twilio/testing/test-webhooks.ts"
import { carrierClient, carrierPerFile } from "#lib/ledger/testing/test-carrier.ts"
import { ConflictError, InvalidInputError, NotFoundError, UnavailableError } from "#lib/platform/errors.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { strangerCtx } from "#lib/platform/testing/test-ctx.ts"
import { checkTemplate } from "./check-template.ts"
import { cloneTemplate } from "./clone-template.ts"
import { createTemplate } from "./create-template.ts"
import { deleteTemplate } from "./delete-template.ts"
import { getTemplate } from "./get-template.ts"
import type { TemplateFields } from "./rules/template-fields.ts"
import { submitTemplate } from "./submit-template.ts"
import { createHandoffOf, richTemplate, testTemplate } from "./testing/test-templates.ts"
import { updateTemplate } from "./update-template.ts"

const world = worldPerFile()
const { account, ctx } = accountPerTest(world)
const carrier = carrierPerFile(world, account, { approvalDelayMs: 0 })
beforeEach(async () => void (await fetch(`${carrier.url}/sandbox/templates`, { method: "DELETE" })))

const create = (changes: Partial<TemplateFields> = {}) => createTemplate(ctx, testTemplate(changes))
const submit = ({ id, updatedAt }: { id: string; updatedAt: string }) =>
  submitTemplate(ctx, { templateId: id, updatedAt })
const check = (templateId: string) => checkTemplate(ctx, { templateId })
/** What the carrier has, by the names under which Meta reviews it. */
async function namesAtCarrier(): Promise<string[]> {
  const answer = await fetch(`${carrier.url}/sandbox/templates`)
  return ((await answer.json()) as { templates: { name: string }[] }).templates.map(({ name }) => name)
}
const unplugged = () => connectTwilio(world.db, account.accountId, { baseUrl: "http://127.0.0.1:9" })

test("a rich template arrives as it was written, with a sample for each of its variables", async () => {
  const template = await createTemplate(ctx, richTemplate())
  const { contentSid, status } = await submit(template)
  expect(status).toBe("received")
  const content = await carrierClient(carrier.url)
    .content.v1.contents(contentSid ?? "")
    .fetch()
  expect(content).toMatchObject({
    language: "en",
    variables: { "1": "Ann", "2": "A-1001", "3": "media/shoes.png", "4": "A-1001" },
    types: {
      "whatsapp/card": {
        body: template.body,
        media: ["https://shop.example/{{3}}"],
        footer: "Reply STOP to opt out",
        actions: [
          { type: "URL", title: "Track", url: "https://shop.example/t/{{4}}" },
          { type: "PHONE_NUMBER", title: "Call us", phone: "+15551234567" },
        ],
      },
    },
  })
})

test("submitted, reviewed, approved: each word is told, and the audit log has all but those that say nothing new", async () => {
  const template = await create()
  expect(await submit(template)).toMatchObject({ status: "received", submittedAt: expect.any(String) })
  expect(await check(template.id)).toMatchObject({ status: "approved", checkedAt: expect.any(String) })
  await check(template.id)
  expect(await auditEntries(world.db, { subjectId: template.id })).toMatchObject([
    { action: "template.create" },
    { action: "template.submit", detail: { submission: 1 } },
    { action: "template.review", detail: { was: "submitting", is: "received" } },
    { action: "template.review", detail: { was: "received", is: "approved" } },
  ])
})

test("a rejected one says why, is mended, and is submitted again under a name that Meta does not block", async () => {
  const template = await create({ title: "magic_rejected" })
  await submit(template)
  const rejected = await check(template.id)
  expect(rejected).toMatchObject({ status: "rejected", rejectionReason: expect.stringContaining("INVALID") })
  const fields = { ...testTemplate({ title: "mended" }), templateId: template.id }
  const mended = await updateTemplate(ctx, { ...fields, updatedAt: rejected.updatedAt })
  expect(await submit(mended)).toMatchObject({ status: "received", rejectionReason: null })
  expect(await check(template.id)).toMatchObject({ status: "approved" })
  expect(await namesAtCarrier()).toEqual(["mended_2"])
})

test("Meta may move a template to another category, and the template tells it", async () => {
  const template = await create({ title: "magic_marketing" })
  await submit(template)
  expect(await check(template.id)).toMatchObject({ status: "approved", category: "MARKETING" })
})

test("of several who submit at once one does, and the provider has it once", async () => {
  const template = await create()
  const attempts = await Promise.allSettled(Array.from({ length: 4 }, () => submit(template)))
  const refusals = attempts.filter((attempt) => attempt.status === "rejected").map(({ reason }) => reason)
  expect(refusals).toHaveLength(3)
  for (const refusal of refusals) expect(refusal).toBeInstanceOf(ConflictError)
  expect(await namesAtCarrier()).toEqual([template.title])
})

test("what was changed since it was seen is not submitted", async () => {
  const template = await create()
  await updateTemplate(ctx, { ...testTemplate(), templateId: template.id, updatedAt: template.updatedAt })
  await expect(submit(template)).rejects.toBeInstanceOf(ConflictError)
  expect(await namesAtCarrier()).toEqual([])
})

test("a provider that refuses leaves it unsubmitted, with its reason", async () => {
  const template = await create()
  await connectTwilio(world.db, account.accountId, { authToken: "a-wrong-token", baseUrl: carrier.url })
  await expect(submit(template)).rejects.toBeInstanceOf(InvalidInputError)
  expect(await getTemplate(ctx, { templateId: template.id })).toMatchObject({
    status: "unsubmitted",
    submittedAt: null,
    rejectionReason: expect.stringContaining("credentials"),
  })
})

test("a provider that cannot be reached is told when a status is asked for, and nothing changes", async () => {
  const template = await create()
  const submitted = await submit(template)
  await unplugged()
  await expect(check(template.id)).rejects.toBeInstanceOf(UnavailableError)
  expect(await getTemplate(ctx, { templateId: template.id })).toEqual(submitted)
})

test("content that somebody deleted at the provider can no longer be sent", async () => {
  const template = await create()
  const { contentSid } = await submit(template)
  await carrierClient(carrier.url)
    .content.v1.contents(contentSid ?? "")
    .remove()
  expect(await check(template.id)).toMatchObject({ status: "disabled", rejectionReason: expect.anything() })
})

test("a copy is a template of its own that was never submitted", async () => {
  const template = await createTemplate(ctx, richTemplate({ title: "offer" }))
  await submit(template)
  const titles = []
  for (let copies = 0; copies < 3; copies += 1)
    titles.push((await cloneTemplate(ctx, { templateId: template.id })).title)
  expect(titles).toEqual(["offer_copy", "offer_copy_2", "offer_copy_3"])
  const copy = await cloneTemplate(ctx, { templateId: template.id })
  const { header, body, buttons, samples } = template
  expect(copy).toMatchObject({ header, body, buttons, samples, status: "unsubmitted", contentSid: null })
})

test("a deleted template is gone here and at the provider, and its title is free", async () => {
  const template = await create({ title: "short_lived" })
  await submit(template)
  await deleteTemplate(ctx, { templateId: template.id })
  await expect(getTemplate(ctx, { templateId: template.id })).rejects.toBeInstanceOf(NotFoundError)
  expect(await namesAtCarrier()).toEqual([])
  expect(await world.db.template.count({ where: { id: template.id } })).toBe(0)
  await create({ title: "short_lived" })
})

test("a template that a handoff uses stays", async () => {
  const template = await create()
  const handoff = await createHandoffOf(world.db, { ...account, templateId: template.id })
  const attempt = deleteTemplate(ctx, { templateId: template.id })
  await expect(attempt).rejects.toThrow(`The handoff "${handoff.title}" uses it`)
  await world.db.handoff.update({ where: { id: handoff.id }, data: { deletedAt: new Date() } })
  await deleteTemplate(ctx, { templateId: template.id })
})

test("another account submits, asks, copies and deletes nothing of it", async () => {
  const { id: templateId, updatedAt } = await create()
  const stranger = await strangerCtx(world.db)
  for (const attempt of [
    () => submitTemplate(stranger, { templateId, updatedAt }),
    () => checkTemplate(stranger, { templateId }),
    () => cloneTemplate(stranger, { templateId }),
    () => deleteTemplate(stranger, { templateId }),
  ])
    await expect(attempt()).rejects.toBeInstanceOf(NotFoundError)
})
