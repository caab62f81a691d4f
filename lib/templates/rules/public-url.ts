/** An address that anybody may open, with the name of a host on the internet; null for any other text. */
export function parsePublicUrl(text: string): URL | null {
  if (/\s/.test(text) || !URL.canParse(text)) return null
  const url = new URL(text)
  return url.protocol === "https:" && url.username === "" && hasPublicName(url.hostname) ? url : null
}

/** Not an IP address, and not a name of one's own network. */
const hasPublicName = (host: string) => /\.(?:[a-z]{2,}|xn--[a-z0-9-]+)$/.test(host)
