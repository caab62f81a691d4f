import { useEffect } from "react"

/** Behind what the page itself needs. */
const delayMs = 2_000

/**
 * Fetches scripts that a page opens without before somebody needs them: a failure has to be told when the server is away
 * too, and a question asked in a page that was opened before an update. What fails here is tried again when it is needed.
 */
export function useFetchAhead(fetches: readonly (() => Promise<unknown>)[]): void {
  useEffect(() => {
    const timer = setTimeout(() => void Promise.allSettled(fetches.map((fetch) => fetch())), delayMs)
    return () => clearTimeout(timer)
  }, [fetches])
}
