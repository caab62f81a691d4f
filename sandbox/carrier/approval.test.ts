import { describe, expect, it } from "vitest"
import { MAGIC_WORDS } from "./content/review.ts"
import {
  createContent,
  fetchApproval,
  orderShipped,
  requestContent,
  submitContent,
} from "./testing/content-client.ts"
import { callSandbox, changeSettings, startHarness } from "./testing/harness.ts"

describe("approval", () => {
  it("is unsubmitted, received, pending and then what the settings say", async () => {
    const { carrier, client } = await startHarness({ settings: { approvalDelayMs: 3_600_000 } })
    const { sid } = await createContent(client)
    expect(await fetchApproval(client, sid)).toMatchObject({ status: "unsubmitted", name: "", category: "" })
    const submitted = await submitContent(client, sid, "order_shipped")
    expect(submitted).toEqual({
      allow_category_change: true,
      category: "UTILITY",
      content_type: "whatsapp/card",
      name: "order_shipped",
      rejection_reason: "",
      status: "received",
    })
    expect(await fetchApproval(client, sid)).toEqual({ ...submitted, type: "whatsapp", status: "pending" })
    await changeSettings(carrier, {
      approvalDelayMs: 0,
      approvalOutcome: "rejected",
      approvalRejectionReason: "TAG_CONTENT_MISMATCH",
    })
    const other = await createContent(client)
    await submitContent(client, other.sid, "order_late")
    expect(await fetchApproval(client, other.sid)).toMatchObject({
      status: "rejected",
      rejection_reason: "TAG_CONTENT_MISMATCH",
    })
  })

  it.each([
    ["magic_approved", "approved"],
    ["magic_rejected", "rejected"],
    ["magic_pending", "pending"],
    ["magic_paused", "paused"],
    ["magic_disabled", "disabled"],
  ])("of a name with %s: %s", async (word, status) => {
    const approvalOutcome = status === "approved" ? "rejected" : "approved"
    const { client } = await startHarness({ settings: { approvalOutcome } })
    const { sid } = await createContent(client)
    await submitContent(client, sid, `order_${word}`)
    const reason = status === "rejected" ? expect.stringMatching(/^[A-Z_]+\. /) : ""
    expect(await fetchApproval(client, sid)).toMatchObject({ status, rejection_reason: reason })
  })

  it.each([
    [true, { status: "approved", category: "MARKETING" }],
    [false, { status: "rejected", category: "UTILITY" }],
  ])("as marketing, where a change of category is %s", async (allowed, expected) => {
    const { client } = await startHarness()
    const { sid } = await createContent(client)
    await submitContent(client, sid, "order_magic_marketing", { allow_category_change: allowed })
    expect(await fetchApproval(client, sid)).toMatchObject(expected)
  })
})

describe("a submission", () => {
  it("is asked for once, and what was submitted stays as it is", async () => {
    const { client } = await startHarness()
    const { sid } = await createContent(client)
    await submitContent(client, sid, "order_shipped")
    const again = await requestContent(client, "post", `/v1/Content/${sid}/ApprovalRequests/whatsapp`, {
      name: "order_shipped",
      category: "UTILITY",
    })
    expect(again).toMatchObject({ statusCode: 400, body: { code: 92009 } })
    const { types } = orderShipped
    const changed = await requestContent(client, "put", `/v1/Content/${sid}`, { types })
    expect(changed).toMatchObject({ statusCode: 409, body: { code: 20409 } })
  })

  it.each([
    ["a name with capitals", { name: "Order", category: "UTILITY" }],
    ["a name with a blank", { name: "my order", category: "UTILITY" }],
    ["no name", { category: "UTILITY" }],
    ["no category", { name: "order" }],
    ["a category that is not known", { name: "order", category: "TRANSACTIONAL" }],
  ])("with %s is refused", async (_what, body) => {
    const { client } = await startHarness()
    const { sid } = await createContent(client)
    const path = `/v1/Content/${sid}/ApprovalRequests/whatsapp`
    expect(await requestContent(client, "post", path, body)).toMatchObject({
      statusCode: 400,
      body: { code: 20001 },
    })
    expect(await fetchApproval(client, sid)).toMatchObject({ status: "unsubmitted" })
  })

  it("is refused to a name that was rejected or deleted in the same language", async () => {
    const { client } = await startHarness()
    const statusOf = async (name: string, language = "en") => {
      const { sid } = await createContent(client, { language })
      await submitContent(client, sid, name)
      return { sid, ...(await fetchApproval(client, sid)) }
    }
    await statusOf("order_magic_rejected")
    const blocked = { status: "rejected", rejection_reason: expect.stringContaining("30 days") }
    expect(await statusOf("order_magic_rejected")).toMatchObject(blocked)
    const { sid } = await statusOf("order_shipped")
    await client.content.v1.contents(sid).remove()
    expect(await statusOf("order_shipped")).toMatchObject(blocked)
    expect(await statusOf("order_shipped", "de")).toMatchObject({ status: "approved" })
  })

  it("can be decided by a person at any time", async () => {
    const { carrier, client } = await startHarness()
    const { sid } = await createContent(client)
    const decide = (body: object) => callSandbox(carrier, "POST", `/templates/${sid}/approval`, body)
    expect(await decide({ status: "paused" })).toMatchObject({ status: 409 })
    await submitContent(client, sid, "order_shipped")
    expect(await decide({ status: "paused" })).toMatchObject({ status: 200, body: { sid, status: "paused" } })
    expect(await fetchApproval(client, sid)).toMatchObject({ status: "paused" })
    await decide({ status: "rejected" })
    const ofSettings = { rejection_reason: expect.stringContaining("INVALID_FORMAT") }
    expect(await fetchApproval(client, sid)).toMatchObject(ofSettings)
    await decide({ status: "rejected", rejectionReason: "Not polite" })
    expect(await fetchApproval(client, sid)).toMatchObject({
      status: "rejected",
      rejection_reason: "Not polite",
    })
    expect(await decide({ status: "lost" })).toMatchObject({
      status: 400,
      body: { error: expect.stringMatching(/^status: /) },
    })
    expect((await callSandbox(carrier, "GET", "/templates")).body).toMatchObject({
      templates: [{ sid, name: "order_shipped", language: "en", category: "UTILITY", status: "rejected" }],
    })
  })
})

describe("a template that breaks a rule", () => {
  const card = orderShipped.types["whatsapp/card"]
  const link = { type: "URL", title: "Track", url: "https://shop.example/t" }
  const reply = { type: "QUICK_REPLY", title: "Yes" }
  it.each([
    ["a long body", { body: "a".repeat(1025) }, "1024"],
    [
      "a variable at the start",
      { body: "{{1}}, your order {{2}} has left us today for you" },
      "begin or end",
    ],
    ["a variable at the end", { body: "Your order of today is on its way to you, {{1}}." }, "begin or end"],
    [
      "variables side by side",
      { body: "Hello {{1}} {{2}}, your order is on its way to you" },
      "side by side",
    ],
    ["too many variables", { body: "Hello {{1}}, order {{2}} left" }, "too many variables"],
    ["a gap", { body: "Hello dear {{1}}, your order {{4}} left us today" }, "without gaps"],
    ["a long header", { header_text: "a".repeat(61) }, "header is longer"],
    ["a long footer", { footer: "a".repeat(61) }, "footer is longer"],
    ["a variable in the footer", { footer: "Bye {{1}}" }, "footer must not"],
    ["a long button", { actions: [{ ...reply, title: "a".repeat(26) }] }, "25"],
    ["three links", { actions: [link, link, link] }, "more than 2"],
    ["mixed buttons", { actions: [reply, link, reply] }, "mixed"],
    ["a variable within a link", { actions: [{ ...link, url: "https://a.example/{{3}}/b" }] }, "at its end"],
    ["a short phone", { actions: [{ type: "PHONE_NUMBER", title: "Call", phone: "555" }] }, "E.164"],
    ["media without https", { header_text: undefined, media: ["http://a.example/b.png"] }, "https"],
    ["eleven emojis", { body: `Hello ${"🎉".repeat(11)} dear friend` }, "emojis"],
  ])("is refused to %s", async (_what, change, reason) => {
    const { client } = await startHarness()
    const types = { "whatsapp/card": { ...card, ...change } }
    const { sid } = await createContent(client, { types })
    await submitContent(client, sid, "order_magic_approved")
    expect(await fetchApproval(client, sid)).toMatchObject({
      status: "rejected",
      rejection_reason: expect.stringContaining(reason),
    })
  })

  it("is refused without a sample for every variable", async () => {
    const { client } = await startHarness()
    const { sid } = await createContent(client, { variables: { "1": "Ann", "2": "" } })
    await submitContent(client, sid, "order")
    expect(await fetchApproval(client, sid)).toMatchObject({
      rejection_reason: expect.stringContaining("sample is missing for {{2}}"),
    })
  })
})

it("the words have their place on the page", async () => {
  const { carrier } = await startHarness()
  const page = await (await fetch(carrier.url)).text()
  for (const { word, what } of MAGIC_WORDS)
    expect(page).toContain(`<tr><th scope="row">${word}</th><td>${what}</td></tr>`)
})
