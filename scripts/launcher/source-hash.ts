import { createHash } from "node:crypto"
import { existsSync, globSync, readFileSync, statSync } from "node:fs"
import path from "node:path"

const isTest = (file: string) => /\.test\.tsx?$|(^|\/)testing\//.test(file)

/** A hash of the names and contents below these paths (relative to `root`); tests do not count, missing paths neither. */
export function hashSources(root: string, paths: string[]): string {
  const hash = createHash("sha256")
  for (const file of paths
    .filter((entry) => existsSync(path.join(root, entry)))
    .flatMap(filesOf(root))
    .sort()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(root, file)))
      .update("\0")
  }
  return hash.digest("hex")
}

const filesOf =
  (root: string) =>
  (entry: string): string[] =>
    statSync(path.join(root, entry)).isFile()
      ? [entry]
      : globSync(`${entry}/**/*`, { cwd: root, exclude: isTest }).filter((file) =>
          statSync(path.join(root, file)).isFile(),
        )
