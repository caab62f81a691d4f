import { readFileSync } from "node:fs"
import path from "node:path"

/** What running `entry` loads, itself included: files relative to `rootDir` and names of packages. Imports of types load nothing. */
export function filesLoadedBy(rootDir: string, entry: string, loaded = new Set<string>()): Set<string> {
  if (loaded.has(entry)) return loaded
  loaded.add(entry)
  if (!/\.tsx?$/.test(entry)) return loaded
  const source = readFileSync(path.join(rootDir, entry), "utf8")
  for (const [, name = ""] of source.matchAll(
    /^(?:import|export)\b(?! type\b)(?:[\w\s{},*]*\bfrom)?\s*"([^"]+)"/gm,
  ))
    filesLoadedBy(rootDir, resolve(entry, name), loaded)
  return loaded
}

function resolve(from: string, name: string): string {
  if (name.startsWith("#")) return name.slice(1)
  return name.startsWith(".") ? path.posix.join(path.posix.dirname(from), name) : name
}
