import { type FileHandle, mkdir, open } from "node:fs/promises"
import { dirname } from "node:path"
import type { Logger } from "pino"
import type { JournalEntry } from "./journal-entry.ts"

const FLUSH_EVERY_MS = 100

/**
 * Appends what happens to the data file, in batches. When the disk refuses, one line is logged and the
 * carrier goes on in memory alone.
 */
export class Journal {
  #file: FileHandle
  #log: Logger
  #waiting: string[] = []
  #timer: NodeJS.Timeout | null = null
  #writing: Promise<void> = Promise.resolve()
  #broken = false

  private constructor(file: FileHandle, log: Logger) {
    this.#file = file
    this.#log = log
  }

  static async open(path: string, log: Logger): Promise<Journal> {
    await mkdir(dirname(path), { recursive: true })
    const journal = new Journal(await open(path, "a"), log)
    // A crash may have left half a line behind: begin on a new one.
    journal.#write("\n")
    return journal
  }

  append(entry: JournalEntry): void {
    if (this.#broken) return
    this.#waiting.push(JSON.stringify(entry))
    this.#timer ??= setTimeout(() => this.#flush(), FLUSH_EVERY_MS)
  }

  async close(): Promise<void> {
    this.#flush()
    await this.#writing
    await this.#file.close()
  }

  #flush(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    if (this.#waiting.length === 0) return
    this.#write(`${this.#waiting.join("\n")}\n`)
    this.#waiting = []
  }

  #write(text: string): void {
    this.#writing = this.#writing.then(async () => {
      if (this.#broken) return
      await this.#file.appendFile(text).catch((error: unknown) => this.#giveUp(error))
    })
  }

  #giveUp(error: unknown): void {
    this.#broken = true
    this.#waiting = []
    const reason = error instanceof Error ? error.message : String(error)
    this.#log.error({ reason }, "the data file cannot be written: the carrier goes on in memory only")
  }
}
