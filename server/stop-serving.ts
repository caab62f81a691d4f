import type { Server } from "node:http"
import { setTimeout as sleep } from "node:timers/promises"
import { askToStop, untilNothingInHand } from "#lib/platform/shutdown.ts"

/** Most providers answer within a second or two; below the time that supervisors give a process to end. */
const graceMs = 10_000
const lookEveryMs = 100

/**
 * Ends what this process serves: it takes no new connection, and lets the requests and the runs of jobs that are under
 * way end and the provider's answers come in, for ten seconds at most.
 */
export async function stopServing(server: Server): Promise<void> {
  askToStop()
  const isOver = Promise.all([closed(server), untilNothingInHand(graceMs)])
  await Promise.race([isOver, sleep(graceMs, null, { ref: false })])
}

/** Closing spares a connection that is at work, and it would stay open as long as others are kept alive. */
async function closed(server: Server): Promise<void> {
  const idle = setInterval(() => server.closeIdleConnections(), lookEveryMs)
  await new Promise((resolve) => server.close(resolve))
  clearInterval(idle)
}
