import { errors } from "undici"

/** System calls before a connection stands. The same error codes come on one that stands, after the request was written. */
const connecting = new Set(["connect", "getaddrinfo"])

/**
 * True when the request that failed with this error was certainly never written: no connection came about. Of several
 * addresses of a host that were tried, every one must have failed so.
 */
export function wasNeverWritten(error: unknown): boolean {
  if (error instanceof errors.ConnectTimeoutError) return true
  if (error instanceof AggregateError) return error.errors.length > 0 && error.errors.every(wasNeverWritten)
  if (!(error instanceof Error)) return false
  const { syscall } = error as NodeJS.ErrnoException
  return syscall === undefined ? wasNeverWritten(error.cause) : connecting.has(syscall)
}
