const MAX_URL_LENGTH = 4000
const ABSOLUTE_HTTP = /^https?:\/\/([^/?#@]+@)?([^/?#:_]+|\[[0-9a-f:]+\])(:\d{1,5})?([/?#][\x21-\x7e]*)?$/i

/** Whether Twilio would take this address for a webhook: absolute, http(s), no underscore in the host. */
export const isWebhookUrl = (url: string): boolean =>
  url.length <= MAX_URL_LENGTH && ABSOLUTE_HTTP.test(url) && URL.canParse(url)

export type WebhookTarget = { origin: string; path: string; signedUrl: string }

/**
 * Takes an address apart without rewriting it: path and query are requested and signed with the very
 * characters that were given. The fragment carries connection settings and is not part of the address.
 */
export function webhookTarget(url: string): WebhookTarget {
  const [address = url] = url.split("#", 1)
  const authorityStart = address.indexOf("://") + "://".length
  const authorityLength = address.slice(authorityStart).search(/[/?]|$/)
  const rest = address.slice(authorityStart + authorityLength)
  const path = rest.startsWith("/") ? rest : `/${rest}`
  return {
    origin: new URL(address).origin,
    path,
    signedUrl: address.slice(0, authorityStart + authorityLength) + path,
  }
}
