import { courtesies } from "./data/opt-out-words.ts"
import { foldText } from "./fold-text.ts"

/** A line of its own, or after a dash, or what a phone adds by itself. One blank only: more would try all of a long run. */
const beginnings = [
  /^([^\n]+)\n([\s\S]+)$/,
  /^(.+?)\s[-–—~|]{1,3}\s*(.+)$/s,
  /^(.+?)[\s.,;!](sent from .+)$/is,
]

/** What was written above or before a signature; null when the rest is none, or there is no rest. */
export function withoutSignature(body: string): string | null {
  for (const beginning of beginnings) {
    const [, head = "", tail = ""] = beginning.exec(body.normalize("NFKC").trim()) ?? []
    if (head !== "" && tail.split("\n").every(isSignature)) return head
  }
  return null
}

const polite = new Set(courtesies)
const longestLine = 100

/** A ruler, "Sent from my phone", a name, a number, an address, or thanks. */
function isSignature(line: string): boolean {
  if (line.length > longestLine) return false
  const text = line.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "")
  return (
    text === "" ||
    /^(sent|get) (from|with|via) /i.test(text) ||
    /^(\p{Lu}[\p{L}.'’-]*(?:[\s,]+|$)){1,4}$/u.test(text) ||
    /^[\d\s()+.-]{7,20}$/.test(text) ||
    /^\S+@\S+$/.test(text) ||
    foldText(text)
      .split(" ")
      .every((word) => polite.has(word))
  )
}
