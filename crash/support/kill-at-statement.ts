import pg from "pg"

export type Trigger = { sql: string; moment: "before" | "after" | "committed"; nth: number }

/**
 * Ends this process with SIGKILL at a statement, below the product: it wraps the driver. `before`, the server never gets
 * the statement; `after`, it has done it and this process never hears so; `committed`, its transaction is done too.
 */
export function killAtStatement({ sql, moment, nth }: Trigger): void {
  const pattern = new RegExp(sql)
  const inTransaction = new WeakSet<object>()
  let seen = 0
  const original = pg.Client.prototype.query as (...args: unknown[]) => unknown

  function query(this: object, ...args: unknown[]): unknown {
    const text = textOf(args[0])
    const isIt = pattern.test(text) && ++seen === nth
    const isItsCommit = inTransaction.has(this) && /^\s*COMMIT/i.test(text)
    if (isIt && moment === "before") die()
    if (isIt && moment === "committed") inTransaction.add(this)
    if ((isIt && moment === "after") || isItsCommit) return dyingWhenAnswered(this, args)
    return original.apply(this, args)
  }
  /** The driver tells the answer to a callback or through a promise. */
  function dyingWhenAnswered(client: object, args: unknown[]): unknown {
    if (typeof args.at(-1) === "function") return original.apply(client, [...args.slice(0, -1), die])
    return (original.apply(client, args) as Promise<unknown>).then(die, die)
  }
  Object.assign(pg.Client.prototype, { query })
}

const textOf = (query: unknown) =>
  typeof query === "string" ? query : ((query as { text?: string } | undefined)?.text ?? "")

const die = () => process.kill(process.pid, "SIGKILL")
