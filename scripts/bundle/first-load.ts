import { readFileSync } from "node:fs"
import path from "node:path"
import vm from "node:vm"
import { gzipSync } from "node:zlib"
import { rootDir } from "../launcher/paths.ts"

const buildDir = path.join(rootDir, ".next")
const read = (file: string) => readFileSync(path.join(buildDir, file), "utf8")

export type Script = { file: string; bytes: number; gzipBytes: number }

/** The scripts that the HTML of a page asks for: Next's own, and those of its layouts, its error pages and itself. */
export function firstLoad(page: string): Script[] {
  const { rootMainFiles } = JSON.parse(read("build-manifest.json")) as { rootMainFiles: string[] }
  const ofSegments = Object.values(clientManifest(page).entryJSFiles).flat()
  return [...new Set([...rootMainFiles, ...ofSegments])].map(measure)
}

type ClientManifest = { entryJSFiles: Record<string, string[]> }

/** Next writes it as a script that sets a global. */
function clientManifest(page: string): ClientManifest {
  const context: { __RSC_MANIFEST?: Record<string, ClientManifest> } = {}
  vm.runInNewContext(read(`server/app/${page}_client-reference-manifest.js`), { globalThis: context })
  const [manifest] = Object.values(context.__RSC_MANIFEST ?? {})
  if (!manifest) throw new Error(`The build says nothing of the page ${page}`)
  return manifest
}

/** As Next's server compresses it. */
function measure(file: string): Script {
  const source = readFileSync(path.join(buildDir, file))
  return { file, bytes: source.length, gzipBytes: gzipSync(source).length }
}

/** Compressed kilobytes (1,000 bytes) of scripts together. */
export const kilobytes = (scripts: Script[]): number =>
  scripts.reduce((sum, { gzipBytes }) => sum + gzipBytes, 0) / 1_000
