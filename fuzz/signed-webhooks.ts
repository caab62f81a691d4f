import fc from "fast-check"
import twilio from "twilio"
import type { DemoManifest } from "../scripts/launcher/manifest.ts"
import type { Attempt } from "./attempts.ts"
import { anyText, fieldName } from "./texts.ts"

/** Webhooks that carry the provider's signature, of messages that nobody sent, with fields that no provider sends. */
export function signedWebhooks({ baseUrl, accountId, twilio: { accountSid, authToken } }: DemoManifest) {
  return fc
    .record({
      kind: fc.constantFrom("status", "inbound"),
      usual: usualFields,
      odd: fc.dictionary(fieldName, anyText, { maxKeys: 4 }),
    })
    .map(({ kind, usual, odd }): Attempt => {
      const path = `/api/webhooks/twilio/${accountId}/${kind}`
      const fields = wellFormed({ ...usual, ...odd, AccountSid: accountSid })
      const signature = twilio.getExpectedTwilioSignature(authToken, baseUrl + path, fields)
      return post(path, signature, new URLSearchParams(fields).toString())
    })
}

const usualFields = fc.record({
  MessageSid: fc.uuid().map((id) => `SM${id.replaceAll("-", "")}`),
  MessageStatus: fc.constantFrom("sent", "delivered", "failed", "read", "canceled", "nonsense"),
  From: fc.constantFrom("+16285550100", "", "12345", "whatsapp:+16285550100"),
  To: fc.constantFrom("+13235550100", "", "+1"),
  Body: anyText,
})

/** As a form arrives: a browser's and a provider's encoding know no half characters. */
const wellFormed = (fields: Record<string, string>) =>
  Object.fromEntries(Object.entries(fields).map((pair) => pair.map((text) => text.toWellFormed())))

function post(path: string, signature: string, form: string): Attempt {
  const lines = [
    `POST ${path} HTTP/1.1`,
    "Host: localhost",
    `X-Twilio-Signature: ${signature}`,
    "Content-Type: application/x-www-form-urlencoded",
    `Content-Length: ${form.length}`,
  ]
  const bytes = Buffer.from([...lines, "", form].join("\r\n"))
  return { method: "POST", bytes, parts: 1, pauseMs: 0, isWhole: true, isHttp: true }
}
