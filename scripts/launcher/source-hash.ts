import { createHash } from "node:crypto"
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs"
import path from "node:path"

const isTest = (file: string) => /\.test\.tsx?$|(^|\/)testing\//.test(file)

/** A hash of the names and contents below these paths (relative to `root`); tests do not count, missing paths neither. */
export function hashSources(root: string, paths: string[]): string {
  const hash = createHash("sha256")
  const isFile = (file: string) => statSync(path.join(root, file)).isFile()
  for (const file of paths
    .flatMap((entry) => namesBelow(root, entry))
    .filter(isFile)
    .sort()) {
    if (isTest(file)) continue
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(root, file)))
      .update("\0")
  }
  return hash.digest("hex")
}

function namesBelow(root: string, entry: string): string[] {
  const target = path.join(root, entry)
  if (!existsSync(target)) return []
  if (statSync(target).isFile()) return [entry]
  return readdirSync(target, { recursive: true, encoding: "utf8" }).map((name) => path.join(entry, name))
}
