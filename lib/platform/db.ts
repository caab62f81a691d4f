import { PrismaPg } from "@prisma/adapter-pg"
import type { Prisma } from "#prisma/generated/client.ts"
import { PrismaClient } from "#prisma/generated/client.ts"
import { env } from "./env.ts"

export type Database = PrismaClient
export type Transaction = Prisma.TransactionClient

/** Opens a client with its own pool. Processes use `database()`; tests open one per test database. */
export function openDatabase(connectionString: string, poolSize = 10): Database {
  return new PrismaClient({ adapter: new PrismaPg({ connectionString, max: poolSize }) })
}

const holder = globalThis as { proactiveDatabase?: Database }

/** The process's database client; kept on globalThis because Next loads modules once per bundle. */
export function database(): Database {
  holder.proactiveDatabase ??= openDatabase(env().DATABASE_URL, env().DATABASE_POOL_SIZE)
  return holder.proactiveDatabase
}
