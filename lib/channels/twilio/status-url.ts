import { env } from "#lib/platform/env.ts"

/** The URL's parameter with our id of the message. */
export const messageParameter = "m"

/** Our own id travels in the URL, so that a callback finds its message even before the provider's id is stored. */
export const statusUrl = (accountId: string, messageId: string) =>
  `${env().PUBLIC_URL}/api/webhooks/twilio/${accountId}/status?${messageParameter}=${messageId}`
