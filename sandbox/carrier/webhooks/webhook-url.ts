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
  const [signedUrl = url] = url.split("#", 1)
  const afterAuthority = signedUrl.slice(signedUrl.indexOf("://") + 3)
  const pathStart = afterAuthority.search(/[/?]/)
  const path = pathStart === -1 ? "/" : afterAuthority.slice(pathStart)
  return { origin: new URL(signedUrl).origin, path: path.startsWith("?") ? `/${path}` : path, signedUrl }
}
