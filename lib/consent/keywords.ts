import { courtesies, harmless, optOutWords, plainlySaid, providerWords } from "./data/opt-out-words.ts"
import { foldText } from "./fold-text.ts"
import { withoutSignature } from "./without-signature.ts"

/**
 * What a message of a consumer is about their consent. `unclear`: it may be an opt-out, and a person decides. `yes` opts in
 * for the provider, but is also the most common answer of somebody who never opted out.
 */
export type Keyword = "stop" | "unclear" | "start" | "yes" | "help"

const stopWords = new Set(optOutWords.flatMap(({ stop }) => stop.map(foldText)))
const unclearTexts = new Set(optOutWords.flatMap(({ unclear }) => unclear.map(foldText)))
const within = optOutWords.flatMap((list) => list.within.map(foldText))
const polite = new Set(courtesies.map(foldText))
const plain = plainlySaid.map(foldText)

/**
 * Reads a consumer's message: any reasonable means revoke (47 CFR 64.1200(a)(10)), so that STOP is read generously
 * (full-width, letters apart or repeated, courtesies around it, a signature below). YES and HELP only as the provider
 * reads them, because it acts on nothing else.
 */
export function readKeyword(body: string): Keyword | null {
  const asProvider = body.trim().toLowerCase()
  if (asProvider === "yes") return "yes"
  if (providerWords.help.includes(asProvider)) return "help"
  if (isOptOut(body) || isOptOutWithSignature(body)) return "stop"
  if (isOptIn(body)) return "start"
  return mayOptOut(body) ? "unclear" : null
}

function isOptOut(text: string): boolean {
  const folded = foldText(text)
  if (stopWords.has(folded) || stopWords.has(folded.replaceAll(" ", ""))) return true
  if (folded.split(" ").every((word) => stopWords.has(word))) return true
  return !text.includes("?") && isPlainlySaid(folded)
}

/** One of the clear words, and nothing but courtesies around it. */
function isPlainlySaid(folded: string): boolean {
  const rest = without(folded, plain)
  return rest !== folded && wordsOf(rest).every((word) => polite.has(word))
}

function isOptOutWithSignature(body: string): boolean {
  const said = withoutSignature(body)
  return said !== null && isOptOut(said) && !isHarmless(foldText(body))
}

const isOptIn = (body: string) => {
  const joined = foldText(body).replaceAll(" ", "")
  return joined !== "yes" && providerWords.start.includes(joined)
}

/** An opt-out word inside something longer, a word that only may be one, or "cancel, please", which may be about an order. */
function mayOptOut(body: string): boolean {
  const folded = foldText(body)
  if (unclearTexts.has(folded)) return true
  const rest = without(folded, harmless)
  if (within.some((words) => holds(rest, words))) return true
  const words = wordsOf(rest)
  return (
    words.some((word) => stopWords.has(word)) &&
    words.every((word) => stopWords.has(word) || polite.has(word))
  )
}

const isHarmless = (folded: string) => harmless.some((words) => holds(folded, words))

const holds = (folded: string, words: string) => ` ${folded} `.includes(` ${words} `)

/** Two spaces between words give each its own two, so that a phrase is found twice in a row. */
const apart = (folded: string) => ` ${folded.replaceAll(" ", "  ")} `

const without = (folded: string, phrases: string[]): string =>
  wordsOf(phrases.reduce((text, words) => text.replaceAll(apart(words), "  "), apart(folded))).join(" ")

const wordsOf = (text: string) => text.split(" ").filter((word) => word !== "")
