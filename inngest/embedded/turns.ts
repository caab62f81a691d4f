import type { PgBoss } from "pg-boss"
import type { Logger } from "#lib/platform/log.ts"
import type { Job } from "../job.ts"

/** A run in its slot; `yielding` is how it is told to stop between batches. */
export type Turn = { startedAtMs: number; yielding: AbortController }

export type Turns = {
  take(): Turn
  /** Begins the turn anew when nobody waits for its slot: true when the run may go on without giving it back. */
  mayGoOn(turn: Turn): boolean
  leave(turn: Turn): void
  stop(): void
}

/** A turn is worth its hand-over; with the look and a lane's batch it is what a newcomer waits at most. */
const shortestTurnMs = 500
const lookEveryMs = 400

/**
 * The slots of one keyed job. Turns are long, but end on demand: while every slot is taken and runs of other keys wait,
 * as many of the oldest turns as are waited for are told to stop. A run that nobody waits behind is never interrupted.
 */
export function openTurns(boss: PgBoss, job: Job, slots: number, log: Logger): Turns {
  const taken = new Set<Turn>()
  const now = () => performance.now()

  const take = () => {
    const turn = { startedAtMs: now(), yielding: new AbortController() }
    taken.add(turn)
    return turn
  }
  const mayGoOn = (turn: Turn) => {
    if (turn.yielding.signal.aborted) return false
    turn.startedAtMs = now()
    return true
  }
  async function look(): Promise<void> {
    if (taken.size < slots) return
    const count = await countWaiting(boss, job.name)
    const oldestFirst = [...taken].sort((a, b) => a.startedAtMs - b.startedAtMs)
    const old = oldestFirst.filter(({ startedAtMs }) => now() - startedAtMs >= shortestTurnMs)
    for (const { yielding } of old.slice(0, count)) yielding.abort()
  }
  const timer = setInterval(() => {
    look().catch((error) => log.debug({ job: job.name, error: String(error) }, "cannot see who waits"))
  }, lookEveryMs)
  return { take, mayGoOn, leave: (turn) => void taken.delete(turn), stop: () => clearInterval(timer) }
}

/** Requests that only want for a slot: those whose own key is at work wait for that run, whoever yields. */
async function countWaiting(boss: PgBoss, name: string): Promise<number> {
  const { rows } = await boss.getDb().executeSql(
    `SELECT count(*)::int AS count FROM pgboss.job waiting
     WHERE name = $1 AND state = 'created' AND start_after <= now() AND NOT EXISTS (
       SELECT FROM pgboss.job active WHERE active.name = $1 AND active.state = 'active' AND active.group_id = waiting.group_id)`,
    [name],
  )
  return (rows as { count: number }[])[0]?.count ?? 0
}
