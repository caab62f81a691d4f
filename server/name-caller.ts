import type { IncomingMessage } from "node:http"
import { isIP } from "node:net"

/**
 * Leaves exactly one address in `x-forwarded-for`: the caller's, for routes to read. Without trusted proxies that is the
 * other end of the socket. Behind n of them it is the n-th entry from the right, which the outermost of ours wrote; what
 * stands before it anybody may have written. When the entry is missing or no address, the socket's counts again.
 */
export function nameCaller(request: IncomingMessage, trustedProxies: number): void {
  const address =
    forwardedAddress(request, trustedProxies) ?? plainAddress(request.socket.remoteAddress ?? "")
  if (address) request.headers["x-forwarded-for"] = address
  else delete request.headers["x-forwarded-for"]
}

function forwardedAddress({ headers }: IncomingMessage, trustedProxies: number): string | undefined {
  if (trustedProxies === 0) return undefined
  const entries = String(headers["x-forwarded-for"] ?? "").split(",")
  return plainAddress(entries.at(-trustedProxies)?.trim() ?? "")
}

/** Some proxies add the port; an IPv4 address on an IPv6 socket is written as the IPv4 address it is. */
function plainAddress(text: string): string | undefined {
  const address = text
    .replace(/^\[(.+)\](?::\d+)?$|^([\d.]+):\d+$/, "$1$2")
    .replace(/^::ffff:(?=[\d.]+$)/i, "")
  return isIP(address) ? address : undefined
}
