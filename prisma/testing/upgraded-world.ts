import { readFile } from "node:fs/promises"
import path from "node:path"
import pg from "pg"
import { openTestWorld, type TestWorld } from "#lib/platform/testing/test-ctx.ts"
import { applyMigrations } from "../schema-engine.ts"

/**
 * The last version before campaigns had legs. Its database was filled with the product of then, in a brand's story of four
 * months that ended at `toldAt`, with campaigns in every state; both files of this folder bear its last migration's name.
 */
export const versionBefore = {
  lastMigration: "20261128068000_off_by_verdict",
  toldAt: new Date("2026-03-21T00:30:00Z"),
  accountId: "20260320",
  administrator: { subject: "ada", sessionId: "018f2f6e-0000-7000-8000-000000000031" },
}

const fileOf = (suffix: string) =>
  readFile(path.join(import.meta.dirname, `${versionBefore.lastMigration}.${suffix}`), "utf8")

/** What a screen then told: its whole answer, or the ids of a page and how many there are in all. */
export type Told = { ask: string; answer?: object | string; brief?: Brief }
type Brief = { total: number; ids: (string | number)[] }

/** All that its screens then told. */
export const readTold = async (): Promise<Told[]> =>
  (await fileOf("screens.jsonl"))
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line))

/** Its database, as it left it. */
export async function openWorldBefore(): Promise<TestWorld> {
  const world = await openTestWorld(undefined, "template0")
  await applyMigrations(world.databaseUrl, versionBefore.lastMigration)
  const client = new pg.Client(world.databaseUrl)
  await client.connect()
  await client.query(await fileOf("sql"))
  await client.end()
  return world
}

/** The same after every migration since. */
export async function openUpgradedWorld(): Promise<TestWorld> {
  const world = await openWorldBefore()
  await applyMigrations(world.databaseUrl)
  return world
}
