export type Gate = {
  /** Resolves with what to call when leaving, in the order of the calls; with null when it was not free within that time. */
  enter(withinMs: number): Promise<(() => void) | null>
}

/** Lets so many in at once. Who waits in line may give up, which a queue inside a client does not offer. */
export function createGate(most: number): Gate {
  let free = most
  const line = new Set<() => void>()

  function leave(): void {
    const [next] = line
    if (next) next()
    else free += 1
  }

  function enter(withinMs: number): Promise<(() => void) | null> {
    if (free > 0) {
      free -= 1
      return Promise.resolve(leave)
    }
    return new Promise((resolve) => {
      const admit = () => {
        line.delete(admit)
        clearTimeout(timer)
        resolve(leave)
      }
      const giveUp = () => {
        line.delete(admit)
        resolve(null)
      }
      const timer = setTimeout(giveUp, Math.max(0, withinMs))
      line.add(admit)
    })
  }

  return { enter }
}
