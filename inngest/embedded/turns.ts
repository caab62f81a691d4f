/** A run in its slot. */
export type Turn = {
  startedAtMs: number
  /** Tells the run to stop between batches. */
  yielding: AbortController
}

export type Turns = {
  hasRoom(): boolean
  take(): Turn
  leave(turn: Turn): void
  /** While so many wait for a slot, as many of the oldest turns are told to end. */
  yieldTo(waitingCount: number): void
  /** Tells all of them to end. */
  stop(): void
}

/** A turn is worth its hand-over; with a lane's batch it is what a newcomer waits at most. */
const shortestTurnMs = 500

/** The slots of one job in this process. A run that nobody waits behind is never interrupted. */
export function openTurns(slots: number): Turns {
  const taken = new Set<Turn>() // oldest first
  let timer: NodeJS.Timeout | undefined
  let waitingCount = 0

  function look(): void {
    timer = undefined
    const staying = [...taken].filter(({ yielding }) => !yielding.signal.aborted)
    const neededCount = waitingCount - (taken.size - staying.length)
    for (const turn of staying.slice(0, Math.max(0, neededCount))) {
      const leftMs = turn.startedAtMs + shortestTurnMs - performance.now()
      if (leftMs > 0) {
        timer = setTimeout(look, leftMs)
        return
      }
      turn.yielding.abort()
    }
  }

  function take(): Turn {
    const turn = { startedAtMs: performance.now(), yielding: new AbortController() }
    taken.add(turn)
    return turn
  }

  function yieldTo(count: number): void {
    waitingCount = count
    if (count > 0 && !timer) look()
  }

  function stop(): void {
    clearTimeout(timer)
    for (const { yielding } of taken) yielding.abort()
  }

  const hasRoom = () => taken.size < slots
  return { hasRoom, take, leave: (turn) => void taken.delete(turn), yieldTo, stop }
}
