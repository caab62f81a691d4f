import { execFileSync } from "node:child_process"
import { mkdir, readdir, writeFile } from "node:fs/promises"
import path from "node:path"
import { parseArgs } from "node:util"
import { applyMigrations, diffToSchema } from "./schema-engine.ts"

const usage = `node prisma/migrate.ts apply --url URL        applies what is missing
node prisma/migrate.ts draft NAME --url URL   writes a migration from the committed schema.prisma to the one on disk`

const { positionals, values } = parseArgs({ allowPositionals: true, options: { url: { type: "string" } } })
const [command, name] = positionals
const migrationsDir = path.join(import.meta.dirname, "migrations")

/** The one way to change the database's shape: `apply` in every environment, `draft` on a developer's machine. */
async function main(): Promise<string> {
  if (command === "apply" && values.url)
    return `applied: ${(await applyMigrations(values.url)).join(", ") || "nothing was missing"}`
  if (command === "draft" && name && values.url) return draft(values.url, name)
  return usage
}

async function draft(databaseUrl: string, title: string): Promise<string> {
  const isFirst = !(await readdir(migrationsDir, { withFileTypes: true })).some((entry) =>
    entry.isDirectory(),
  )
  const sql = await diffToSchema(databaseUrl, isFirst ? null : committedSchema())
  if (sql.trim() === "" || sql.includes("-- This is an empty migration."))
    return "schema.prisma has not changed"
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14)
  const folder = path.join(migrationsDir, `${stamp}_${title}`)
  await mkdir(folder, { recursive: true })
  await writeFile(path.join(folder, "migration.sql"), sql)
  return `wrote ${path.relative(process.cwd(), folder)}/migration.sql`
}

const committedSchema = () => execFileSync("git", ["show", "HEAD:prisma/schema.prisma"], { encoding: "utf8" })

process.stdout.write(`${await main()}\n`)
