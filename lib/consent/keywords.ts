export type Keyword = "stop" | "start" | "help"

/** Twilio's default lists, and the words that revoke consent in US law: 47 CFR 64.1200(a)(10). */
const words: Record<Keyword, string[]> = {
  stop: [
    "stop",
    "stopall",
    "stop all",
    "unsubscribe",
    "end",
    "quit",
    "revoke",
    "optout",
    "opt out",
    "cancel",
  ],
  start: ["start", "unstop", "yes"],
  help: ["help", "info"],
}

const keywordOfWord = new Map(
  Object.entries(words).flatMap(([keyword, list]) => list.map((word) => [word, keyword as Keyword])),
)

/**
 * Reads a message that is a keyword and nothing else. A STOP is read generously (quotes, closing punctuation, dashes,
 * full-width letters), because revoking must be easy; START and HELP only as the provider reads them, because it would
 * go on blocking after anything else.
 */
export function readKeyword(body: string): Keyword | null {
  const plain = body.trim().toLowerCase()
  const keyword = keywordOfWord.get(plain)
  if (keyword) return keyword
  return keywordOfWord.get(generous(plain)) === "stop" ? "stop" : null
}

/** "Yes" opts in for the provider, but is also the most common answer of someone who never opted out. */
export const isAlsoAnAnswer = (body: string) => body.trim().toLowerCase() === "yes"

const generous = (text: string) =>
  text
    .normalize("NFKC")
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "")
    .replace(/[\s\-_]+/g, " ")
