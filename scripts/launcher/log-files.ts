import { existsSync, mkdirSync, openSync, readFileSync, renameSync } from "node:fs"
import path from "node:path"

/** Opens a part's log for this start; the last start's is kept beside it with the ending `.1`. */
export function openLog(folder: string, name: string): { file: string; descriptor: number } {
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, `${name}.log`)
  if (existsSync(file)) renameSync(file, `${file}.1`)
  return { file, descriptor: openSync(file, "a", 0o600) }
}

/** What a part said last: the error it ended with, else its last line; of a structured line the message. */
export function lastWords(file: string): string {
  const lines = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
  const words = lines.findLast((line) => /^\w*Error: /.test(line)) ?? lines.at(-1) ?? "it said nothing"
  return messageOf(words) ?? words.trim()
}

function messageOf(line: string): string | undefined {
  try {
    const { msg, err } = JSON.parse(line) as { msg?: string; err?: { message?: string } }
    return err?.message ?? msg
  } catch {
    return undefined
  }
}
