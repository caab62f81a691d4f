import pg from "pg"
import type { TestProject } from "vitest/node"
import { applyMigrations } from "../../../prisma/schema-engine.ts"
import { startTemporaryServer } from "../../../scripts/postgres/temporary-server.ts"

declare module "vitest" {
  interface ProvidedContext {
    postgresUrl: string
  }
}

/** One real Postgres for the whole run, with a migrated template from which each test file copies its database. */
export default async function startPostgres({ provide }: TestProject) {
  const { url, stop } = await startTemporaryServer({ fsync: "off", max_connections: "200" })
  const client = new pg.Client(`${url}/postgres`)
  await client.connect()
  await client.query("CREATE DATABASE template_migrated")
  await client.end()
  await applyMigrations(`${url}/template_migrated`)
  provide("postgresUrl", url)
  return stop
}
