import { expect, type Page } from "@playwright/test"
import { embedded } from "./embedded.ts"

const { baseUrl, carrierUrl, senderNumber, skill } = embedded()

type Method = "GET" | "POST" | "PATCH" | "PUT"

/** Calls the web tool's own API as the signed-in person of the page. */
export async function webtool<T>(page: Page, method: Method, path: string, data?: object): Promise<T> {
  const headers = { origin: baseUrl }
  const response = await page.request.fetch(`${baseUrl}/api/webtool/${path}`, { method, data, headers })
  expect(response.ok(), `${method} ${path}: ${await response.text()}`).toBe(true)
  return response.json()
}

type Draft = { id: string; version: number }

/** A draft that lacks nothing but recipients. */
export async function createDraft(
  page: Page,
  name: string,
  text = "The spring sale starts today",
): Promise<Draft> {
  const [senders, skills] = await Promise.all([
    webtool<{ id: string; address: string }[]>(page, "GET", "senders"),
    webtool<{ id: string; name: string }[]>(page, "GET", `skills?search=${skill}`),
  ])
  const { id, version } = await webtool<Draft>(page, "POST", "campaigns", {})
  return webtool<Draft>(page, "PATCH", `campaigns/${id}`, {
    ...{ version, name, text },
    senderId: senders.find(({ address }) => address === senderNumber)?.id,
    skillId: skills.find((one) => one.name === skill)?.id,
  })
}

/** Brings a whole file in with one request of the tus protocol; a job reads it then. */
export async function uploadRecipients(page: Page, campaignId: string, text: string): Promise<void> {
  const headers = {
    origin: baseUrl,
    "tus-resumable": "1.0.0",
    "upload-length": String(Buffer.byteLength(text)),
    "upload-metadata": `filename ${Buffer.from("numbers.csv").toString("base64")}`,
    "content-type": "application/offset+octet-stream",
  }
  const path = `${baseUrl}/api/webtool/campaigns/${campaignId}/recipients/uploads`
  const sent = await page.request.post(path, { headers, data: Buffer.from(text) })
  expect(sent.status(), await sent.text()).toBe(201)
}

/** Launches a campaign to these numbers, uploaded as a file, and answers its id. */
export async function launchCampaign(page: Page, name: string, numbers: string[]): Promise<string> {
  const { id } = await createDraft(page, name)
  await uploadRecipients(page, id, ["Phone", ...numbers].join("\n"))
  await expect
    .poll(() => webtool(page, "GET", `campaigns/${id}/audience`))
    .toMatchObject({ counts: { valid: numbers.length } })
  const { version } = await webtool<{ version: number }>(page, "GET", `campaigns/${id}/review`)
  await webtool(page, "POST", `campaigns/${id}/launch`, { version, consent: true })
  return id
}

/** The person with this number answers the demo brand. */
export async function answerAs(page: Page, number: string, body: string): Promise<void> {
  const address = `${carrierUrl}/sandbox/phones/${encodeURIComponent(number)}/messages`
  const sent = await page.request.post(address, { data: { to: senderNumber, body } })
  expect(await sent.json()).toMatchObject({ webhook: { status: 200 } })
}
