import { isIPv6 } from "node:net"
import { plainAddress } from "./plain-address.ts"

/**
 * The network that an address stands for where strangers are counted: an IPv4 address as it is, also in its IPv6 form, and
 * the first 64 bits of an IPv6 address, since whoever has one has all of them (RFC 6177). "unknown" for anything else.
 */
export function networkOf(address: string | null): string {
  const plain = plainAddress(address ?? "")
  if (!plain) return "unknown"
  return isIPv6(plain) ? `${first64Bits(plain)}::/64` : plain
}

/** The URL standard writes an IPv6 address in one way only: lower case, without leading zeros, the longest gap as "::". */
function first64Bits(address: string): string {
  const written = new URL(`http://[${address.split("%")[0]}]`).hostname.slice(1, -1)
  const [before = [], after = []] = written.split("::").map((part) => part.split(":").filter(Boolean))
  const gap = Array<string>(8 - before.length - after.length).fill("0")
  return [...before, ...gap, ...after].slice(0, 4).join(":")
}
