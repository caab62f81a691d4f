import { readFile } from "node:fs/promises"
import path from "node:path"
import pg from "pg"
import { openTestWorld, type TestWorld } from "#lib/platform/testing/test-ctx.ts"
import { applyMigrations } from "../schema-engine.ts"

/** The file of this folder that has what a version left, named by that version's last migration. */
export const fileOf = (lastMigration: string, suffix: string) =>
  readFile(path.join(import.meta.dirname, `${lastMigration}.${suffix}`), "utf8")

/** A database that a version with this last migration filled, after every migration since. */
export async function openUpgradedWorld(lastMigration: string): Promise<TestWorld> {
  const world = await openTestWorld(undefined, "template0")
  await applyMigrations(world.databaseUrl, lastMigration)
  const client = new pg.Client(world.databaseUrl)
  await client.connect()
  await client.query(await fileOf(lastMigration, "sql"))
  await client.end()
  await applyMigrations(world.databaseUrl)
  return world
}
