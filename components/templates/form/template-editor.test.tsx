import { screen, waitFor, within } from "@testing-library/react"
import { expect, test } from "vitest"
import { renderScreen } from "#components/testing/render-screen.tsx"
import { problem, serve } from "#components/testing/server.ts"
import { templateOf } from "../testing/template-fixture.ts"
import { TemplateEditor } from "./template-editor.tsx"

const draft = templateOf({ status: "unsubmitted", contentSid: null, submittedAt: null, checkedAt: null })
const at = `templates/${draft.id}`
const nobody = { "GET senders": () => [] }

const box = (name: RegExp) => screen.getByRole<HTMLTextAreaElement>("textbox", { name })
const button = (name: string) => screen.getByRole("button", { name })
const phone = () => screen.getByTestId("phone-message").textContent
const closesSilently = () => window.dispatchEvent(new Event("beforeunload", { cancelable: true }))
const confirm = async () =>
  within(await screen.findByRole("alertdialog")).getByRole("button", { name: "Submit for approval" })

test("what is wrong is said at its field once its author pauses, and counters run along", async () => {
  serve(nobody)
  const { user } = renderScreen(<TemplateEditor template={null} canWrite />)
  await user.type(box(/Title/), "Order")
  expect(await screen.findByText(/Use small letters, digits and _ only/)).toBeDefined()
  expect(screen.getByText("5 of 512")).toBeDefined()
  await user.click(box(/Message text/))
  await user.paste("Hello {{1}}")
  expect(await screen.findByText(/a variable must not come last/)).toBeDefined()
  await user.paste(", how are you today?")
  await waitFor(() => expect(screen.queryByText(/a variable must not come last/)).toBeNull())
  expect(screen.queryByText(/Give an example/)).toBeNull()
  await user.click(box(/Instead of \{\{1\}\}/))
  await user.tab()
  expect(await screen.findByText(/Give an example/)).toBeDefined()
})

test("the phone follows: examples in the text, marks, header, footer and buttons", async () => {
  serve(nobody)
  const { user } = renderScreen(<TemplateEditor template={draft} canWrite />)
  expect(phone()).toContain("Hello Ann, your order A-1001 has left")
  expect(screen.getByRole("img", { name: "Image parcel.jpg" })).toBeDefined()
  expect(phone()).toContain("Reply STOP to opt out")
  expect(phone()).toMatch(/Track.*Call/)
  await user.clear(box(/Instead of \{\{1\}\}/))
  expect(phone()).toContain("Hello {{1}}, your order A-1001")
  await user.click(screen.getByRole("radio", { name: /Quick replies/ }))
  await user.type(box(/Text of reply 1/), "Not now")
  expect(phone()).toContain("Not now")
  expect(phone()).not.toContain("Track")
})

test("the phone names the number that was chosen, also one that was switched off since", async () => {
  const number = { id: "3c44f4c2-9d2a-4a0e-8a39-1f2f2a3b4c5e", address: "+15550100", label: "Shop" }
  const sender = { ...number, id: draft.id, address: "+15550199", enabled: false }
  serve({ "GET senders": () => [{ ...number, channel: "whatsapp" }] })
  const { user } = renderScreen(<TemplateEditor template={{ ...draft, sender }} canWrite />)
  const shown = within(screen.getByRole("figure"))
  expect(shown.getByText("+15550199")).toBeDefined()
  await user.click(screen.getByRole("button", { name: /Outbound number/ }))
  await user.click(await screen.findByRole("option", { name: /15550100/ }))
  expect(shown.getByText("+15550100")).toBeDefined()
  await user.click(screen.getByRole("button", { name: /Outbound number/ }))
  await user.click(await screen.findByRole("option", { name: /Any/ }))
  expect(shown.getByText("Your WhatsApp number")).toBeDefined()
})

test("buttons are added and taken away within what WhatsApp takes", async () => {
  serve(nobody)
  const { user } = renderScreen(<TemplateEditor template={{ ...draft, buttons: [] }} canWrite />)
  await user.click(screen.getByRole("radio", { name: /Quick replies/ }))
  await user.click(button("Add quick reply"))
  await user.click(button("Add quick reply"))
  expect(screen.queryByRole("button", { name: "Add quick reply" })).toBeNull()
  await user.click(button("Remove quick reply 2"))
  expect(button("Add quick reply")).toBeDefined()
  await user.click(screen.getByRole("radio", { name: /Link and phone/ }))
  await user.click(button("Add phone number"))
  expect(screen.queryByRole("button", { name: /^Add/ })).toBeNull()
  await user.click(box(/Address it opens/))
  await user.paste("https://shop.example/{{1}}")
  expect(box(/Example instead of/)).toBeDefined()
})

test("submitting too early asks nothing, and leads to the first problem", async () => {
  const { asked } = serve(nobody)
  const { user } = renderScreen(<TemplateEditor template={null} canWrite />)
  await user.click(button("Submit for approval"))
  expect(await screen.findByText("Give it a title")).toBeDefined()
  expect(screen.getByText("Write the message")).toBeDefined()
  await waitFor(() => expect(document.activeElement).toBe(box(/Title/)))
  expect(screen.queryByRole("alertdialog")).toBeNull()
  expect(asked.every(({ method }) => method === "GET")).toBe(true)
})

test("a draft is saved when told, by what was edited, and says until then that it is not", async () => {
  const { asked, answers } = serve(nobody)
  answers[`PATCH ${at}`] = () => problem(409, "Ben changed it meanwhile")
  const { user } = renderScreen(<TemplateEditor template={draft} canWrite />)
  expect(screen.queryByText("Not saved yet")).toBeNull()
  await user.type(box(/Footer/), "!")
  expect(screen.getByText("Not saved yet")).toBeDefined()
  expect(closesSilently()).toBe(false)
  await user.click(button("Save draft"))
  expect(await screen.findByText("Ben changed it meanwhile")).toBeDefined()
  expect(asked.at(-1)?.json).toMatchObject({ footer: "Reply STOP to opt out!", updatedAt: draft.updatedAt })
  expect(screen.getByText("Not saved yet")).toBeDefined()
  answers[`PATCH ${at}`] = () => ({ ...draft, footer: "Reply STOP to opt out!" })
  await user.click(button("Save draft"))
  expect(await screen.findByText("Draft saved")).toBeDefined()
  expect(screen.queryByText("Not saved yet")).toBeNull()
  expect(closesSilently()).toBe(true)
  expect(screen.queryByText("Ben changed it meanwhile")).toBeNull()
})

test("a submission asks first, saves what is not saved, and locks what WhatsApp reviews", async () => {
  const { asked, answers } = serve(nobody)
  const pending = { ...draft, status: "pending" as const, contentSid: "HX1", submittedAt: draft.updatedAt }
  answers["POST templates"] = () => draft
  answers[`POST ${at}/submit`] = () => pending
  answers[`GET ${at}`] = () => pending
  const { user, visited } = renderScreen(<TemplateEditor template={null} canWrite />)
  await user.type(box(/Title/), "shipped")
  await user.click(box(/Message text/))
  await user.paste("Your order has left our warehouse today.")
  await user.click(button("Submit for approval"))
  const dialog = await screen.findByRole("alertdialog")
  expect(dialog.textContent).toMatch(/minutes, at most 48 hours.*once approved never again/)
  await user.click(await confirm())
  expect(await screen.findByText("WhatsApp reviews it")).toBeDefined()
  const posts = asked.filter(({ method }) => method === "POST").map(({ path }) => path)
  expect(posts).toEqual(["templates", `${at}/submit`])
  expect(visited).toEqual([`/templates/${draft.id}`])
  expect(box(/Title/).disabled).toBe(true)
  expect(screen.queryByRole("button", { name: "Save draft" })).toBeNull()
})

test("a title that is taken is said in the question, and then at the title", async () => {
  const { answers } = serve(nobody)
  const taken = "Another template has this title: choose a different one"
  answers[`PATCH ${at}`] = () => problem(422, taken, [{ path: "title", message: taken }])
  const { user } = renderScreen(<TemplateEditor template={draft} canWrite />)
  await user.type(box(/Title/), "_2")
  await user.click(button("Submit for approval"))
  await user.click(await confirm())
  expect(await within(await screen.findByRole("alertdialog")).findByText(taken)).toBeDefined()
  await user.click(button("Not yet"))
  await waitFor(() => expect(box(/Title/).getAttribute("aria-invalid")).toBe("true"))
})

test("what the provider refuses can be submitted again as it stands since then", async () => {
  const { asked, answers } = serve(nobody)
  const refused = { ...draft, rejectionReason: "Twilio is closed", updatedAt: "2026-11-22T08:00:00.000Z" }
  answers[`POST ${at}/submit`] = () => problem(422, "Twilio is closed")
  answers[`GET ${at}`] = () => refused
  const { user } = renderScreen(<TemplateEditor template={draft} canWrite />)
  await user.click(button("Submit for approval"))
  await user.click(await confirm())
  expect(await within(await screen.findByRole("alertdialog")).findByText("Twilio is closed")).toBeDefined()
  await user.click(await confirm())
  const sent = () => asked.filter(({ method }) => method === "POST").map(({ json }) => json)
  await expect.poll(sent).toEqual([{ updatedAt: draft.updatedAt }, { updatedAt: refused.updatedAt }])
  await user.click(button("Not yet"))
  expect(await screen.findByText(/Its last submission was refused/)).toBeDefined()
})

test("a rejection says its reason and what to do, and can be mended", async () => {
  serve(nobody)
  const rejected = { ...draft, status: "rejected" as const, rejectionReason: "INVALID_FORMAT" }
  const { user } = renderScreen(<TemplateEditor template={rejected} canWrite />)
  expect(screen.getByText(/INVALID_FORMAT Look at the variables/)).toBeDefined()
  await user.type(box(/Footer/), ".")
  expect(box(/Footer/).value).toBe("Reply STOP to opt out.")
})

test("an approved one is shown as it is, checked when asked, cloned", async () => {
  const approved = templateOf()
  const { answers } = serve(nobody)
  answers[`POST ${at}/check`] = () => ({ ...approved, status: "paused" })
  answers[`POST ${at}/clone`] = () => ({ ...draft, id: "other" })
  const { user, visited } = renderScreen(<TemplateEditor template={approved} canWrite />)
  expect(screen.getByText("Approved by WhatsApp")).toBeDefined()
  expect(box(/Message text/).disabled).toBe(true)
  expect(screen.queryByRole("button", { name: "Submit for approval" })).toBeNull()
  await user.click(button("Check now"))
  expect(await screen.findByText(/lifts the pause/)).toBeDefined()
  await user.click(button("Clone"))
  await expect.poll(() => visited).toEqual(["/templates/other"])
})

test("deleting asks, and says why it is refused", async () => {
  const { answers } = serve(nobody)
  answers[`DELETE ${at}`] = () => problem(409, "The handoff Order shipped uses it")
  const { user, visited } = renderScreen(<TemplateEditor template={templateOf()} canWrite />)
  await user.click(button("Delete"))
  const dialog = within(await screen.findByRole("alertdialog"))
  await user.click(dialog.getByRole("button", { name: "Delete template" }))
  expect(await dialog.findByText("The handoff Order shipped uses it")).toBeDefined()
  expect(visited).toEqual([])
})

test("who may only read changes nothing", async () => {
  serve(nobody)
  renderScreen(<TemplateEditor template={draft} canWrite={false} />)
  expect(box(/Title/).disabled).toBe(true)
  for (const name of ["Save draft", "Submit for approval", "Delete", "Clone", "Check now", "Insert variable"])
    expect(screen.queryByRole("button", { name })).toBeNull()
})
