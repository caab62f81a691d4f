import type { JournalEntry } from "../storage/journal-entry.ts"
import type { Content } from "./content.ts"

/** Every content, by sid, in order of creation. There are few and they change seldom, so a change records the whole. */
export class ContentStore {
  #bySid = new Map<string, Content>()
  #record: (entry: JournalEntry) => void

  constructor(record: (entry: JournalEntry) => void) {
    this.#record = record
  }

  /** Files a content that is new, changed, or read back from the data file. */
  put(content: Content): Content {
    this.#bySid.set(content.sid, content)
    this.#record({ type: "content", content })
    return content
  }

  clear(): void {
    this.#bySid.clear()
    this.#record({ type: "clear-contents" })
  }

  find(sid: string): Content | undefined {
    const content = this.#bySid.get(sid)
    return content?.deletedAtMs === null ? content : undefined
  }

  /** Also one that is deleted by now: messages that were sent with it still show it. */
  findEver(sid: string): Content | undefined {
    return this.#bySid.get(sid)
  }

  /** Contents that are not deleted, newest first. */
  list(): Content[] {
    return this.all()
      .filter((content) => content.deletedAtMs === null)
      .reverse()
  }

  /** In order of creation, deleted ones included. */
  all(): Content[] {
    return [...this.#bySid.values()]
  }
}
