import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { expect, type Locator, type Page, test } from "@playwright/test"
import twilio, { type Twilio } from "twilio"
import { type Carrier, startCarrier } from "../sandbox/carrier/start-carrier.ts"
import { createContent, orderShipped, submitContent } from "../sandbox/carrier/testing/content-client.ts"
import { WebhookReceiver } from "../sandbox/carrier/testing/webhook-receiver.ts"
import { expectAccessible } from "./support/accessibility.ts"

const brand = "+12025550100"
const wide = { width: 1440, height: 900 }
const narrow = { width: 390, height: 780 }
const phoneNumber = (index: number) => `+1415555260${index}`
/** One red dot. */
const picture = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC",
  "base64",
)

let carrier: Carrier
let client: Twilio
let hooks: WebhookReceiver

test.beforeEach(async () => {
  hooks = await WebhookReceiver.start("secret")
  carrier = await startCarrier({
    accountSid: `AC${"0".repeat(32)}`,
    authToken: "secret",
    settings: {
      sendLatencyMs: 20,
      deliverLatencyMs: 20,
      readLatencyMs: 20,
      approvalDelayMs: 0,
      inboundUrl: hooks.url,
    },
  })
  client = twilio(carrier.accountSid, carrier.authToken)
  client.api.baseUrl = client.content.baseUrl = carrier.url
})

test.afterEach(async () => {
  await carrier.close()
  await hooks.close()
})

const phone = (page: Page, number: string): Locator => page.getByRole("article", { name: `Phone ${number}` })
const sendSms = (to: string, body: string) => client.messages.create({ to, from: brand, body })

async function servePicture(): Promise<string> {
  const server = createServer((_request, response) => response.end(picture)).listen(0, "127.0.0.1")
  await new Promise((resolve) => server.once("listening", resolve))
  server.unref()
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/shoes.png`
}

async function sendTemplate(to: string): Promise<void> {
  const { header_text: _, ...card } = orderShipped.types["whatsapp/card"]
  const types = { "whatsapp/card": { ...card, media: [await servePicture()] } }
  const { sid } = await createContent(client, { types })
  await submitContent(client, sid, "order_shipped")
  const contentVariables = JSON.stringify({ 1: "Bea", 2: "B-7", 3: "b7" })
  await client.messages.create({
    to: `whatsapp:${to}`,
    from: `whatsapp:${brand}`,
    contentSid: sid,
    contentVariables,
  })
}

test("the newest phones stand side by side by themselves, and a kept one stays", async ({ page }) => {
  await page.setViewportSize(wide)
  await page.goto(carrier.url)
  await expect(page.getByText("No messages yet. As soon as")).toBeVisible()
  await sendSms(phoneNumber(1), "Hello first")
  await expect(phone(page, phoneNumber(1))).toContainText("Hello first")
  await expect(phone(page, phoneNumber(1))).toContainText("delivered · 1 segment")
  await phone(page, phoneNumber(1)).getByRole("button", { name: "Keep" }).click()
  for (const index of [2, 3, 4, 5]) await sendSms(phoneNumber(index), `Hello no. ${index}`)
  await expect(phone(page, phoneNumber(5))).toContainText("Hello no. 5")
  await expect(page.getByRole("article")).toHaveCount(3)
  await expect(phone(page, phoneNumber(1))).toBeVisible()
  await page.getByRole("link", { name: phoneNumber(2) }).click()
  await expect(phone(page, phoneNumber(2))).toContainText("Hello no. 2")
  await expectAccessible(page)
})

test("a template looks like WhatsApp: image, ticks and buttons that can be tapped", async ({ page }) => {
  await page.setViewportSize(wide)
  await page.goto(carrier.url)
  await sendTemplate("+12025550141")
  const shown = phone(page, "+12025550141")
  await expect(shown.getByText("Hello Bea, your order B-7 has left")).toBeVisible()
  await expect(shown.getByRole("img", { name: "read" })).toBeVisible()
  const image = shown.getByRole("img", { name: "Image shoes.png" })
  await expect.poll(() => image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBe(1)
  await expect(shown.getByRole("link", { name: "Track" })).toHaveAttribute(
    "href",
    "https://shop.example/t/b7",
  )
  await shown.getByRole("button", { name: "Talk to us" }).click()
  await expect(shown.getByRole("listitem")).toHaveCount(2)
  await expect.poll(() => hooks.received[0]?.params).toMatchObject({ ButtonPayload: "talk" })
  await shown.getByRole("textbox", { name: "Answer from" }).fill("Where is it?")
  await page.keyboard.press("Enter")
  await expect(shown.getByText("Where is it?")).toBeVisible()
  await expectAccessible(page)
})

test("the app that got something comes to the front, the other one says that it has news", async ({
  page,
}) => {
  await page.setViewportSize(wide)
  await page.goto(carrier.url)
  await sendTemplate("+12025550120")
  const shown = phone(page, "+12025550120")
  await expect(shown.getByText("undelivered: 63003")).toBeVisible()
  await sendSms("+12025550120", "By SMS then")
  await expect(shown.getByText("By SMS then")).toBeVisible()
  await expect(shown.getByRole("button", { name: "WhatsApp" })).not.toHaveClass(/unread/)
  await shown.getByRole("textbox", { name: "Answer from" }).fill("Oh")
  await sendSms("+12025550120", "One more")
  await shown.getByRole("button", { name: "WhatsApp" }).click()
  await expect(shown.getByText("undelivered: 63003")).toBeVisible()
  await sendSms("+12025550120", "And one more")
  await expect(shown.getByRole("button", { name: "Messages" })).toHaveClass(/unread/)
})

test("what did not arrive says why, and a narrow screen has one phone or the list", async ({ page }) => {
  await page.setViewportSize(narrow)
  await page.goto(carrier.url)
  await sendSms("+12025550150", "Hello nobody")
  await expect(phone(page, "+12025550150")).toContainText(
    "undelivered: 30003, Unreachable destination handset",
  )
  await sendSms(phoneNumber(1), "Hello somebody")
  await expect(phone(page, phoneNumber(1))).toBeVisible()
  await expect(page.getByRole("article")).toHaveCount(1)
  await expectAccessible(page)
  await page.getByRole("button", { name: "Phones" }).click()
  await expectAccessible(page)
  await page.getByRole("link", { name: "+12025550150" }).click()
  await expect(phone(page, "+12025550150")).toBeVisible()
})

test("a person decides on a template in WhatsApp's stead", async ({ page }) => {
  await sendTemplate("+12025550141")
  await page.setViewportSize(narrow)
  await page.goto(carrier.url)
  await page.getByRole("button", { name: "Templates" }).click()
  const verdict = page.getByRole("combobox", { name: "Verdict on order_shipped, en" })
  await expect(verdict).toHaveValue("approved")
  await verdict.selectOption("paused")
  await expect(page.getByText("order_shipped is paused now.")).toBeVisible()
  await expectAccessible(page)
  const { whatsapp } = await client.content.v1
    .contents((await client.content.v1.contents.list())[0]?.sid ?? "")
    .approvalFetch()
    .fetch()
  expect(whatsapp).toMatchObject({ status: "paused" })
})
