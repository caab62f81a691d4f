import type { IncomingMessage } from "node:http"
import { plainAddress } from "#lib/platform/plain-address.ts"

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
