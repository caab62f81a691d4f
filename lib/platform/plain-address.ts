import { isIP } from "node:net"

/**
 * An IP address without what is written around it: some proxies add the port, and an IPv4 address on an IPv6 socket is the
 * IPv4 address that it holds. Undefined for anything else.
 */
export function plainAddress(text: string): string | undefined {
  const address = text
    .replace(/^\[(.+)\](?::\d+)?$|^([\d.]+):\d+$/, "$1$2")
    .replace(/^::ffff:(?=[\d.]+$)/i, "")
  return isIP(address) ? address : undefined
}
