import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs"

/** A file that only its owner reads, replaced in one step: a reader never sees half of it. */
export function writeJson(file: string, value: unknown): void {
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 })
  renameSync(draft, file)
}

/** The file's content, or undefined when it is missing or not JSON. */
export function readJson<T>(file: string): T | undefined {
  if (!existsSync(file)) return undefined
  try {
    return JSON.parse(readFileSync(file, "utf8")) as T
  } catch {
    return undefined
  }
}
