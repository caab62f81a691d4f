import pg from "pg"
import { ensureCluster, serverCommand, superuser } from "../postgres/cluster.ts"
import type { DataPaths } from "./paths.ts"
import type { Ports } from "./ports.ts"
import { databaseName } from "./product-env.ts"
import type { Secrets } from "./secrets.ts"
import type { Service } from "./supervise.ts"

const settings = { shared_buffers: "256MB", synchronous_commit: "on", max_connections: "200" }

/** The embedded PostgreSQL as a service; its files are made when missing. */
export async function postgresService(paths: DataPaths, secrets: Secrets, ports: Ports): Promise<Service> {
  await ensureCluster(paths.postgres, secrets.postgresPassword)
  return {
    name: "postgres",
    command: await serverCommand(paths.postgres, ports.postgres, settings),
    env: { PATH: process.env.PATH, TZ: "UTC", LC_ALL: "C" },
    // "Fast shutdown": ends connections, then writes everything down.
    stopSignal: "SIGINT",
    answers: () => query(secrets, ports, "SELECT 1").then(() => true),
  }
}

/** Makes the product's database unless it is there. */
export async function ensureDatabase(secrets: Secrets, ports: Ports): Promise<void> {
  const rows = await query(secrets, ports, `SELECT 1 FROM pg_database WHERE datname = '${databaseName}'`)
  if (rows.length === 0) await query(secrets, ports, `CREATE DATABASE ${databaseName}`)
}

async function query({ postgresPassword }: Secrets, ports: Ports, sql: string): Promise<unknown[]> {
  const client = new pg.Client({
    host: "127.0.0.1",
    port: ports.postgres,
    user: superuser,
    password: postgresPassword,
    database: "postgres",
    connectionTimeoutMillis: 2000,
  })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}
