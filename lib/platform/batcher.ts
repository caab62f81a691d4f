import type { Database } from "./db.ts"

type Waiting<Item, Result> = { item: Item; resolve(result: Result): void; reject(error: unknown): void }

/**
 * Gathers items that arrive while a batch is under way into the next one: at rest an item runs at once, under load a
 * few large batches run instead of many small ones. The returned function resolves with its item's result.
 * @param run does one batch and answers for each item; when it throws, the halves of the batch are tried, and so on down
 * to single items: each fails with its own error, and the others go on in large batches
 * @param maxItems the largest batch
 */
export function createBatcher<Item, Result>(run: (items: Item[]) => Promise<Result[]>, maxItems: number) {
  const waiting: Waiting<Item, Result>[] = []
  let isRunning = false

  async function drain(): Promise<void> {
    while (waiting.length > 0) await runBatch(waiting.splice(0, maxItems))
    isRunning = false
  }

  async function runBatch(batch: Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await run(batch.map(({ item }) => item))
      for (const [index, { resolve }] of batch.entries()) resolve(results[index] as Result)
    } catch (error) {
      if (batch.length === 1) batch[0]?.reject(error)
      else await Promise.all(halvesOf(batch).map(runBatch))
    }
  }

  return (item: Item): Promise<Result> =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      if (isRunning) return
      isRunning = true
      setImmediate(drain)
    })
}

function halvesOf<Item>(items: Item[]): [Item[], Item[]] {
  const middle = Math.ceil(items.length / 2)
  return [items.slice(0, middle), items.slice(middle)]
}

/** Makes one of something for each database: the process has one, tests have many. */
export function perDatabase<Made>(make: (db: Database) => Made): (db: Database) => Made {
  const made = new WeakMap<Database, Made>()
  return (db) => {
    const one = made.get(db) ?? make(db)
    made.set(db, one)
    return one
  }
}
