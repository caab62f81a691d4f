import { isIPv6 } from "node:net"

/**
 * The network that an address stands for where strangers are counted: an IPv4 address as it is, also in its IPv6 form, and
 * the first 64 bits of an IPv6 address, since whoever has one has all of them (RFC 6177). "unknown" for anything else.
 */
export function networkOf(address: string | null): string {
  if (!address) return "unknown"
  const bare = withoutPort(address)
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1]
  return isIPv6(bare) && !mapped ? `${first64Bits(bare)}::/64` : (mapped ?? bare).slice(0, 64)
}

/** Some proxies add the port of the connection, which is another one each time. */
const withoutPort = (address: string) =>
  address.replace(/^\[(.*)\](:\d+)?$/, "$1").replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1")

/** The URL standard writes an IPv6 address in one way only: lower case, without leading zeros, the longest gap as "::". */
function first64Bits(address: string): string {
  const written = new URL(`http://[${address.split("%")[0]}]`).hostname.slice(1, -1)
  const [before = [], after = []] = written.split("::").map((part) => part.split(":").filter(Boolean))
  const gap = Array<string>(8 - before.length - after.length).fill("0")
  return [...before, ...gap, ...after].slice(0, 4).join(":")
}
