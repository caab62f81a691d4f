import { PrismaPg } from "@prisma/adapter-pg"
import pg from "pg"
import type { Prisma } from "#prisma/generated/client.ts"
import { PrismaClient } from "#prisma/generated/client.ts"
import { env } from "./env.ts"

export type Database = PrismaClient
export type Transaction = Prisma.TransactionClient

/** Limits of a transaction that may touch 100,000 rows, or wait for one that does; Prisma's five seconds are too few. */
export const longTransaction = { timeout: 120_000, maxWait: 10_000 }

/** What the process shares; kept on globalThis because Next loads modules once per bundle. */
const holder = globalThis as { proactiveDatabase?: Database; proactivePools?: WeakMap<Database, pg.Pool> }
holder.proactivePools ??= new WeakMap()
const pools = holder.proactivePools

/** Opens a client with its own pool. Processes use `database()`; tests open one per test database. */
export function openDatabase(connectionString: string, poolSize = 10): Database {
  const pool = new pg.Pool({ connectionString, max: poolSize })
  // The pool listens to idle connections only. Whoever has one hears of its end by the statement that fails, but word of
  // it may come before anybody listens, and an error event that nobody listens to ends the process.
  pool.on("connect", (client) => client.on("error", () => {}))
  const db = new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: true }) })
  pools.set(db, pool)
  return db
}

/** The client's own pool, for what Prisma cannot say, such as COPY. Only for databases of `openDatabase`. */
export function poolOf(db: Database): pg.Pool {
  const pool = pools.get(db)
  if (!pool) throw new Error("This database client has no pool of its own")
  return pool
}

/** The process's database client. */
export function database(): Database {
  holder.proactiveDatabase ??= openDatabase(env().DATABASE_URL, env().DATABASE_POOL_SIZE)
  return holder.proactiveDatabase
}
