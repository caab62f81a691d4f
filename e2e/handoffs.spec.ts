import { expect, test } from "@playwright/test"
import { expectAccessible } from "./support/accessibility.ts"
import { postCampaign } from "./support/api.ts"
import { newNumber } from "./support/embedded.ts"
import { signIn } from "./support/sign-in.ts"

test("a handoff is made in the browser, used over the API, changed and deleted", async ({
  page,
  request,
}) => {
  const number = newNumber()
  const title = `Bill due ${number}`
  const send = async (variables: object) => {
    const consumers = [{ consumerContent: { sms: number }, variables }]
    return (await postCampaign(request, { templateId: await idOf(), consumers })).json()
  }
  const idOf = async () =>
    (await page
      .getByText(/^H\d{15}$/)
      .first()
      .textContent()) ?? ""

  await signIn(page, "manager", "/handoffs")
  await expect(page.getByRole("link", { name: "Order shipped" })).toBeVisible()
  await expectAccessible(page)

  await page.getByRole("link", { name: "New handoff" }).click()
  await page.getByRole("button", { name: "Create handoff" }).click()
  await expect(page.getByText("Must not be empty").first()).toBeVisible()
  await expect(page.getByLabel("Title")).toBeFocused()
  await page.getByLabel("Title").fill(title)
  await page.getByLabel("From number").click()
  await page.getByRole("option").first().click()
  await page.getByLabel("Message text").fill("Hi {{1}}, it’s due")
  await expect(page.getByTestId("phone-message")).toHaveText(
    /Hi \{\{1\}\}, it’s due\s*To stop receiving messages/,
  )
  await expect(page.getByText("UCS-2", { exact: false })).toBeVisible()
  await page.getByRole("button", { name: /^Replace with '/ }).click()
  await expect(page.getByText("GSM-7", { exact: false })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole("button", { name: "Create handoff" }).click()
  await expect(page).toHaveURL(/\/handoffs\/H\d{15}$/)

  expect((await send({ 1: "Ada" })).acceptedConsumers).toHaveLength(1)
  expect((await send({})).failedConsumers[0].errorMessage).toBe("INSUFFICIENT_VARIABLES")

  await page.getByLabel("Message text").fill("It is due")
  await page.getByRole("button", { name: "Save changes" }).click()
  await expect(page.getByText("Handoff saved").first()).toBeVisible()
  expect((await send({ 1: "Ada" })).failedConsumers[0].errorMessage).toBe("TOO_MANY_VARIABLES")

  const id = await idOf()
  await page.getByRole("button", { name: "Delete", exact: true }).click()
  await page.getByRole("button", { name: "Delete handoff" }).click()
  await expect(page).toHaveURL(/\/handoffs$/)
  await expect(page.getByRole("link", { name: title })).toHaveCount(0)
  const refused = await postCampaign(request, {
    templateId: id,
    consumers: [{ consumerContent: {}, variables: {} }],
  })
  expect(refused.status()).toBe(400)
})

test("the list is searched and sorted in the address; LPA reads and cannot write", async ({ page }) => {
  await signIn(page, "lpa", "/handoffs?search=appoint")
  await expect(page.getByRole("link", { name: "Appointment" })).toBeVisible()
  await expect(page.getByRole("link", { name: "Order shipped" })).toHaveCount(0)
  await page.getByRole("searchbox").fill("nothing like it")
  await expect(page.getByText("No handoff matches")).toBeVisible()
  await page.getByRole("button", { name: "Clear search" }).last().click()
  await page.getByRole("columnheader", { name: "Title" }).click()
  await expect(page).toHaveURL(/sort=title/)
  await expect(page.getByRole("link", { name: "New handoff" })).toHaveCount(0)
  await page.getByRole("link", { name: "Appointment" }).click()
  await expect(page.getByLabel("Title")).toBeDisabled()
  await expect(page.getByRole("button", { name: "Save changes" })).toHaveCount(0)
  await expectAccessible(page)
})
