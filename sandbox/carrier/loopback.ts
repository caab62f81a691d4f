import { isIPv4 } from "node:net"

/** Whether an address can be reached from this machine only. */
const isLoopback = (host: string): boolean =>
  host === "localhost" || host === "::1" || (isIPv4(host) && host.startsWith("127."))

/** Refuses every address that others could reach: this carrier has no secrets worth the name. */
export function requireLoopback(host: string): void {
  if (!isLoopback(host))
    throw new Error(`The carrier sandbox runs on loopback only: ${host} is not a loopback address.`)
}
