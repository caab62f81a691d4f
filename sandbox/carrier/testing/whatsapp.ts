import type { Twilio } from "twilio"
import { expect } from "vitest"
import { createContent, submitContent } from "./content-client.ts"
import { BRAND, eventually, type Harness } from "./harness.ts"

export const PHONE = "+14155552671"
export const TO = `whatsapp:${PHONE}`
export const FROM = `whatsapp:${BRAND}`
export const VARIABLES = { "1": "Bea", "2": "B-7", "3": "b7" }
export const magic = (ending: string) => `whatsapp:+120255501${ending}`

export async function approvedTemplate(
  client: Twilio,
  name = "order_shipped",
  change: object = {},
): Promise<string> {
  const { sid } = await createContent(client, change)
  await submitContent(client, sid, name)
  return sid
}

type Create = {
  to?: string
  contentSid?: string
  contentVariables?: string
  body?: string
  mediaUrl?: string[]
}

export const send = ({ client, hooks }: Harness, request: Create) =>
  client.messages.create({ to: TO, from: FROM, statusCallback: hooks.url, ...request })

export const sendTemplate = (harness: Harness, contentSid: string, variables: object = VARIABLES, to = TO) =>
  send(harness, { to, contentSid, contentVariables: JSON.stringify(variables) })

/** How a message ends. */
export async function endOf({ client }: Harness, sid: string) {
  const ended = await eventually(async () => {
    const message = await client.messages(sid).fetch()
    expect(["delivered", "read", "failed", "undelivered"]).toContain(message.status)
    return message
  })
  return [ended.status, ended.errorCode]
}

export const never = { settings: { readRate: 0 } }
