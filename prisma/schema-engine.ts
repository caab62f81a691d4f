import { readdir, readFile } from "node:fs/promises"
import { createRequire } from "node:module"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { PrismaPg } from "@prisma/adapter-pg"
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils"
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg"

type MigrationList = bindings.MigrationList

const prismaDir = path.dirname(fileURLToPath(import.meta.url))
const noFilters = { externalTables: [], externalEnums: [] }

let wasm: Promise<void> | undefined

/** Once in a process: a second instance would answer the callbacks of the first. */
async function startWasm(): Promise<void> {
  const entry = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm")
  const wasmPath = path.join(path.dirname(entry), "schema_engine_bg.wasm")
  const module = await WebAssembly.compile(await readFile(wasmPath))
  const instance = await WebAssembly.instantiate(module, {
    "./schema_engine_bg.js": bindings,
  } as WebAssembly.Imports)
  bindings.__wbg_set_wasm(instance.exports)
  const start = instance.exports.__wbindgen_start as () => void
  start()
}

/** Prisma's schema engine as WebAssembly, so that migrations need no native binary on any machine. */
async function withEngine<T>(
  databaseUrl: string,
  use: (engine: bindings.SchemaEngine) => Promise<T>,
): Promise<T> {
  wasm ??= startWasm()
  await wasm
  const factory = new WholeScriptPg({ connectionString: databaseUrl })
  const adapter = bindMigrationAwareSqlAdapterFactory(factory)
  try {
    const datamodels: [string, string][] = [["schema.prisma", await schemaText()]]
    return await use(await bindings.SchemaEngine.new({ datamodels }, () => {}, adapter))
  } finally {
    await factory.dispose()
  }
}

/** The adapter cuts scripts at each semicolon, which breaks function bodies: a migration goes to Postgres in one piece. */
class WholeScriptPg extends PrismaPg {
  readonly opened: Awaited<ReturnType<PrismaPg["connect"]>>[] = []

  override async connect() {
    const adapter = await super.connect()
    this.opened.push(adapter)
    adapter.executeScript = async (script) => {
      await adapter.underlyingDriver().query(script)
    }
    return adapter
  }

  async dispose() {
    await Promise.all(this.opened.map((adapter) => adapter.dispose()))
  }
}

const schemaText = () => readFile(path.join(prismaDir, "schema.prisma"), "utf8")

/**
 * Applies every migration that the database lacks, in order, and records them in `_prisma_migrations`.
 * @param upTo the last one to apply, for a database of an earlier version
 */
export async function applyMigrations(databaseUrl: string, upTo?: string): Promise<string[]> {
  const migrationsList = await readMigrations(upTo)
  const result = await withEngine(databaseUrl, (engine) =>
    engine.applyMigrations({ migrationsList, filters: noFilters }),
  )
  return result.appliedMigrationNames
}

/** The SQL that leads from one version of the schema (null = an empty database) to schema.prisma. The engine wants a database to connect to, and leaves it alone. */
export async function diffToSchema(databaseUrl: string, fromSchema: string | null): Promise<string> {
  const datamodel = (content: string) => ({
    tag: "schemaDatamodel" as const,
    files: [{ path: "schema.prisma", content }],
  })
  const params = {
    from: fromSchema === null ? { tag: "empty" as const } : datamodel(fromSchema),
    to: datamodel(await schemaText()),
    script: true,
    exitCode: null,
    filters: noFilters,
  }
  const result = await withEngine(databaseUrl, (engine) => engine.diff(params))
  return result.stdout ?? ""
}

async function readMigrations(upTo?: string): Promise<MigrationList> {
  const baseDir = path.join(prismaDir, "migrations")
  const entries = await readdir(baseDir, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  const wanted = names.sort().filter((name) => upTo === undefined || name <= upTo)
  const migrationDirectories = await Promise.all(wanted.map((name) => readMigration(baseDir, name)))
  const lockPath = path.join(baseDir, "migration_lock.toml")
  const lockfile = { path: "migration_lock.toml", content: await readFile(lockPath, "utf8") }
  return { baseDir, lockfile, shadowDbInitScript: "", migrationDirectories }
}

async function readMigration(baseDir: string, name: string) {
  const sql = await readFile(path.join(baseDir, name, "migration.sql"), "utf8")
  return { path: name, migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value: sql } } }
}
