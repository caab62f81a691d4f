import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"

/** Folders top to bottom, with what each is; "." are the files of the folder that holds them. */
export type Layers = {
  readonly [folder: string]: string | { readonly is: string; readonly layers: Layers }
}
export type Import = { file: string; imported: string }

/** Tests and what helps them may look anywhere. */
const isProduct = (file: string) =>
  /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && !file.includes("/testing/")

/** Every import, of a type or a value, from one file of the folder `top` to another. Paths are relative to `rootDir`. */
export function importsWithin(rootDir: string, top: string): Import[] {
  return readdirSync(path.join(rootDir, top), { recursive: true, encoding: "utf8" })
    .map((file) => `${top}/${file.split(path.sep).join("/")}`)
    .filter(isProduct)
    .flatMap((file) => importsOf(file, readFileSync(path.join(rootDir, file), "utf8")))
    .filter(({ imported }) => imported.startsWith(`${top}/`))
}

function importsOf(file: string, source: string): Import[] {
  const named = [...source.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map(([, name = ""]) => name)
  return named.flatMap((name) => {
    if (name.startsWith("#")) return [{ file, imported: name.slice(1) }]
    if (name.startsWith(".")) return [{ file, imported: path.posix.join(path.posix.dirname(file), name) }]
    return []
  })
}

/** Sentences about imports that go up, and about folders that the list of `top` does not know. */
export function faultsOf(imports: Import[], layers: Layers, top: string): string[] {
  const list = `${top}/layers.ts`
  const faults = imports.flatMap(({ file, imported }) => {
    const crossing = crossingOf(file, imported, { folder: top, layers })
    if (!crossing) return []
    const { folder, from, to, order } = crossing
    const unknown = [from, to].filter((place) => !order.includes(place))
    if (unknown.length > 0) return unknown.map((place) => `${folder}/${place} is not in ${list}`)
    const isUpward = order.indexOf(from) > order.indexOf(to)
    return isUpward ? [`${file} imports ${imported}, which stands above it (${list})`] : []
  })
  return [...new Set(faults)]
}

type Floor = { folder: string; layers: Layers }
type Crossing = { folder: string; from: string; to: string; order: string[] }

/** Where the ways to two files part; null when they stand in one folder, or in one that has no list. */
function crossingOf(file: string, imported: string, { folder, layers }: Floor): Crossing | null {
  const [from, to] = [partOf(file, folder), partOf(imported, folder)]
  if (from !== to) return { folder, from, to, order: Object.keys(layers) }
  const inner = layers[from]
  if (typeof inner !== "object") return null
  return crossingOf(file, imported, { folder: `${folder}/${from}`, layers: inner.layers })
}

/** The folder's part that the file stands in. */
function partOf(file: string, folder: string): string {
  const [part = ".", ...deeper] = path.posix.relative(folder, file).split("/")
  return deeper.length > 0 ? part : "."
}
