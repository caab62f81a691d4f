import { accessSync, constants, mkdirSync, readdirSync, rmSync, statfsSync } from "node:fs"
import path from "node:path"
import { diskFull } from "../problem.ts"
import type { DataPaths } from "./paths.ts"

const neededBytes = 200 * 1024 * 1024

/** Makes the data folder and sees that it can be written and has room. */
export function openDataDir({ dataDir }: DataPaths): void {
  mkdirSync(dataDir, { recursive: true })
  accessSync(dataDir, constants.W_OK)
  const { bavail, bsize } = statfsSync(dataDir)
  if (bavail * bsize < neededBytes) throw diskFull()
}

/** Deletes everything that was kept; only the record of who runs here stays. Returns what went. */
export function deleteData({ dataDir, processes }: DataPaths): string[] {
  const kept = path.basename(processes)
  const names = readdirSync(dataDir).filter((name) => name !== kept)
  for (const name of names) rmSync(path.join(dataDir, name), { recursive: true, force: true })
  return names
}
