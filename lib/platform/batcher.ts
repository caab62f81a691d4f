type Waiting<Item> = { item: Item; resolve(): void; reject(error: unknown): void }

/**
 * Gathers items that arrive while a batch is under way into the next one: at rest an item runs at once, under load a
 * few large batches run instead of many small ones. The returned function resolves when the item's batch is done.
 * @param run does one batch; when it throws, every item of that batch fails with the error
 * @param maxItems the largest batch
 */
export function createBatcher<Item>(run: (items: Item[]) => Promise<void>, maxItems: number) {
  const waiting: Waiting<Item>[] = []
  let isRunning = false

  async function drain(): Promise<void> {
    while (waiting.length > 0) await runBatch(waiting.splice(0, maxItems))
    isRunning = false
  }

  async function runBatch(batch: Waiting<Item>[]): Promise<void> {
    try {
      await run(batch.map(({ item }) => item))
      for (const { resolve } of batch) resolve()
    } catch (error) {
      for (const { reject } of batch) reject(error)
    }
  }

  return (item: Item): Promise<void> =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      if (isRunning) return
      isRunning = true
      setImmediate(drain)
    })
}
