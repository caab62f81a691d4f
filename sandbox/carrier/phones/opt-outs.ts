import type { JournalEntry } from "../storage/journal-entry.ts"

export type Keyword = "stop" | "start" | "help"

const KEYWORDS: Readonly<Record<Keyword, readonly string[]>> = {
  stop: ["STOP", "UNSUBSCRIBE", "END", "QUIT", "STOPALL", "REVOKE", "OPTOUT", "CANCEL"],
  start: ["START", "YES", "UNSTOP"],
  help: ["HELP", "INFO"],
}

const keywordOf = new Map<string, Keyword>(
  (Object.keys(KEYWORDS) as Keyword[]).flatMap((keyword) => KEYWORDS[keyword].map((word) => [word, keyword])),
)

/** What the carrier itself answers (Twilio's default texts). */
export const CONFIRMATIONS: Readonly<Record<Keyword, string>> = {
  stop: "You have successfully been unsubscribed. You will not receive any more messages from this number. Reply START to resubscribe.",
  start:
    "You have successfully been re-subscribed to messages from this number. Reply HELP for help. Reply STOP to unsubscribe. Msg&Data Rates May Apply.",
  help: "Reply STOP to unsubscribe. Msg&Data Rates May Apply.",
}

/** The keyword that a text is, as a whole, whatever its case and the blanks around it. */
export const findKeyword = (body: string): Keyword | undefined => keywordOf.get(body.trim().toUpperCase())

const pair = (phone: string, sender: string): string => `${phone} ${sender}`

/** The pairs of phone and sender between which the phone has said STOP. */
export class OptOuts {
  #blocked = new Set<string>()
  #record: (entry: JournalEntry) => void

  constructor(record: (entry: JournalEntry) => void) {
    this.#record = record
  }

  isBlocked(phone: string, sender: string): boolean {
    return this.#blocked.size > 0 && this.#blocked.has(pair(phone, sender))
  }

  /** True when the pair was not blocked before. */
  block(phone: string, sender: string): boolean {
    if (this.#blocked.has(pair(phone, sender))) return false
    this.#blocked.add(pair(phone, sender))
    this.#record({ type: "block", phone, sender })
    return true
  }

  /** True when the pair was blocked before. */
  unblock(phone: string, sender: string): boolean {
    if (!this.#blocked.delete(pair(phone, sender))) return false
    this.#record({ type: "unblock", phone, sender })
    return true
  }

  clear(): void {
    this.#blocked.clear()
  }

  get size(): number {
    return this.#blocked.size
  }

  entries(): JournalEntry[] {
    return [...this.#blocked].map((key) => {
      const [phone = "", sender = ""] = key.split(" ")
      return { type: "block", phone, sender }
    })
  }
}
