import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"

export type Import = { from: string; to: string; file: string; imported: string }

/** Tests and what helps them may look anywhere. */
const isProduct = (file: string) =>
  /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && !file.includes("/testing/")

/** Every import, of a type or a value, by which one folder of `lib` reaches into another. Paths are relative to `rootDir`. */
export function importsBetweenFolders(rootDir: string): Import[] {
  const files = readdirSync(path.join(rootDir, "lib"), { recursive: true, encoding: "utf8" })
    .map((file) => `lib/${file.split(path.sep).join("/")}`)
    .filter(isProduct)
  return files.flatMap((file) =>
    importsOf(file, readFileSync(path.join(rootDir, file), "utf8")).filter(({ from, to }) => from !== to),
  )
}

function importsOf(file: string, source: string): Import[] {
  const named = [...source.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map(([, name = ""]) => name)
  return named.flatMap((name) => {
    const imported = name.startsWith("#lib/")
      ? name.slice(1)
      : name.startsWith(".")
        ? path.posix.join(path.posix.dirname(file), name)
        : null
    return imported?.startsWith("lib/")
      ? [{ from: folderOf(file), to: folderOf(imported), file, imported }]
      : []
  })
}

const folderOf = (file: string) => file.split("/")[1] ?? ""

/** Sentences about imports that go up, and about folders that the list does not know. */
export function faultsOf(imports: Import[], folders: string[]): string[] {
  const places = [...new Set(imports.flatMap(({ from, to }) => [from, to]))]
  const unknown = places.filter((place) => !folders.includes(place))
  const upward = imports.filter(({ from, to }) => folders.indexOf(from) > folders.indexOf(to))
  return [
    ...unknown.map((place) => `lib/${place} is not in lib/layers.ts`),
    ...upward.map(
      ({ file, imported }) => `${file} imports ${imported}, which stands above it (lib/layers.ts)`,
    ),
  ]
}
