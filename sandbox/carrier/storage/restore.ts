import { createReadStream } from "node:fs"
import { rename, rm, writeFile } from "node:fs/promises"
import { createInterface } from "node:readline"
import type { ContentStore } from "../content/content-store.ts"
import type { MessageStore } from "../messages/message-store.ts"
import type { OptOuts } from "../phones/opt-outs.ts"
import type { JournalEntry } from "./journal-entry.ts"

/** How many dead lines for each living one the data file may carry before it is written anew. */
const DEAD_LINES_ALLOWED = 4

/** What a data file of an earlier version does not have. */
const NEWER_FIELDS = { media: [], template: null, tap: null }

type Memory = { store: MessageStore; contents: ContentStore; optOuts: OptOuts }

function parseLine(line: string): JournalEntry | null {
  try {
    return JSON.parse(line) as JournalEntry
  } catch {
    return null
  }
}

function applyToMessage({ store }: Memory, entry: Extract<JournalEntry, { sid: string }>): void {
  const message = store.find(entry.sid)
  if (!message) return
  if (entry.type === "status") store.transition(message, entry.status, entry.errorCode, entry.atMs)
  if (entry.type === "redact") store.redact(message)
  if (entry.type === "remove") store.remove(message)
}

function apply(memory: Memory, entry: JournalEntry): void {
  const { store, contents, optOuts } = memory
  switch (entry.type) {
    case "message":
      store.insert({ ...NEWER_FIELDS, ...entry.message, seq: store.all().length })
      break
    case "block":
      optOuts.block(entry.phone, entry.sender)
      break
    case "unblock":
      optOuts.unblock(entry.phone, entry.sender)
      break
    case "content":
      contents.put(entry.content)
      break
    case "clear-contents":
      contents.clear()
      break
    case "clear":
      store.clear()
      optOuts.clear()
      break
    default:
      applyToMessage(memory, entry)
  }
}

/** Writes only what is alive, beside the file, and puts it in its place in one step. */
async function compact(path: string, { store, contents, optOuts }: Memory): Promise<void> {
  const messages = store.all().filter((message) => !message.deleted)
  const entries = [
    ...messages.map((message) => ({ type: "message", message })),
    ...contents.all().map((content) => ({ type: "content", content })),
    ...optOuts.entries(),
  ]
  const lines = entries.map((entry) => JSON.stringify(entry))
  await writeFile(`${path}.new`, `${lines.join("\n")}\n`)
  await rename(`${path}.new`, path)
}

/**
 * Rebuilds the memory from the data file, if there is one. Lines that a crash cut short are passed over.
 * Returns how many.
 */
export async function restore(path: string, memory: Memory): Promise<{ unreadable: number }> {
  let lines = 0
  let unreadable = 0
  const input = createReadStream(path, "utf8")
  try {
    for await (const line of createInterface({ input, crlfDelay: Infinity })) {
      if (line === "") continue
      lines++
      const entry = parseLine(line)
      if (entry) apply(memory, entry)
      else unreadable++
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return { unreadable }
    throw error
  }
  if (lines > DEAD_LINES_ALLOWED * (memory.store.size + 100))
    await compact(path, memory).catch(() => rm(`${path}.new`, { force: true }))
  return { unreadable }
}
