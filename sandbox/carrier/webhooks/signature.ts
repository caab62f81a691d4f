import { createHmac } from "node:crypto"

export type WebhookParams = Readonly<Record<string, string>>

/**
 * The X-Twilio-Signature of a form post: base64 of the HMAC-SHA1, keyed by the account's token, over the
 * address followed by every parameter's name and value in the order of the names.
 */
export function signatureOf(authToken: string, url: string, params: WebhookParams): string {
  const hmac = createHmac("sha1", authToken)
  let text = url
  for (const name of Object.keys(params).sort()) text += name + params[name]
  return hmac.update(text, "utf8").digest("base64")
}
