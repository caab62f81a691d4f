import { existsSync, mkdirSync, openSync, readFileSync, renameSync } from "node:fs"
import path from "node:path"

/** Opens a part's log for this start; the last start's is kept beside it with the ending `.1`. */
export function openLog(folder: string, name: string): { file: string; descriptor: number } {
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, `${name}.log`)
  if (existsSync(file)) renameSync(file, `${file}.1`)
  return { file, descriptor: openSync(file, "a", 0o600) }
}

/** The last line that says something, for the sentence about a part that would not start. */
export function lastLine(file: string): string {
  const lines = readFileSync(file, "utf8").split("\n")
  return lines.findLast((line) => line.trim() !== "")?.trim() ?? "it said nothing"
}
