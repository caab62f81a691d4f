import pg from "pg"
import { applyMigrations } from "../../../prisma/schema-engine.ts"
import { startTemporaryServer } from "../../../scripts/postgres/temporary-server.ts"

/** A real Postgres of its own with the migrated database `template_migrated`, of which `openTestWorld` makes copies. */
export async function startTemplateServer() {
  const server = await startTemporaryServer({ fsync: "off", max_connections: "200" })
  const client = new pg.Client(`${server.url}/postgres`)
  await client.connect()
  await client.query("CREATE DATABASE template_migrated")
  await client.end()
  await applyMigrations(`${server.url}/template_migrated`)
  return server
}
