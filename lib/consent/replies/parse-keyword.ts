import { optOutWords, providerWords } from "./data/opt-out-words.ts"
import { courtesies, harmless, ofMessages, ourTexts, plainOptOut } from "./data/phrases.ts"
import { foldText, longestText } from "./fold-text.ts"
import { asLatin } from "./look-alikes.ts"
import { withoutSignature } from "./without-signature.ts"

/**
 * What a message of a consumer is about their consent. `unclear`: it may be an opt-out, and a person decides. `yes` opts in
 * for the provider, but is also the most common answer of somebody who never opted out.
 */
export type Keyword = "stop" | "unclear" | "start" | "yes" | "help"

const stopWords = new Set(optOutWords.flatMap(({ stop }) => stop.map(foldText)))
const unclearTexts = new Set(optOutWords.flatMap(({ unclear }) => unclear.map(foldText)))
const within = optOutWords.flatMap((list) => list.within.map(foldText))
const polite = new Set(courtesies)
const ours = ourTexts.map(foldText)

/**
 * Reads a consumer's message: any reasonable means revoke (47 CFR 64.1200(a)(10)), so that STOP is read generously
 * (full-width, letters apart or repeated, courtesies around it, a signature below). START, YES and HELP only as the
 * provider reads them, because it acts on nothing else: after "start!" it would go on blocking (error 21610).
 */
export function parseKeyword(body: string): Keyword | null {
  const asProvider = body.trim().toLowerCase()
  if (asProvider === "yes") return "yes"
  if (providerWords.help.includes(asProvider)) return "help"
  if (providerWords.start.includes(asProvider)) return "start"
  const text = ownWords(body)
  if (isOptOut(text)) return "stop"
  return mayOptOut(text) || mayOptOut(asLatin(text)) ? "unclear" : null
}

/** A phone that has no reactions of its own tells of one in words: Liked “…”, 👍 to “…”. The quoted text is ours. */
const reaction =
  /^(?:liked|loved|disliked|laughed at|emphasi[sz]ed|questioned|(?:reacted )?[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{M}\s]+ to|reacted .{1,40} to)\s+["“«].*["”»]$/isu

/**
 * What a consumer wrote themselves: no reaction with the text it is about, and no quoted lines, both of which repeat our
 * own "reply STOP". A text of nothing but quoted lines is read whole.
 */
function ownWords(body: string): string {
  const text = body.slice(0, longestText).trim()
  if (reaction.test(text.replace(/\p{Cf}/gu, "").trim())) return ""
  const written = text.split("\n").filter((line) => !line.trimStart().startsWith(">"))
  return written.some((line) => line.trim() !== "") ? written.join("\n") : text
}

/** Nothing but opt-out words; or a clear one, politely, or above a signature. */
function isOptOut(text: string): boolean {
  const folded = foldOwn(text)
  if (stopWords.has(folded) || stopWords.has(folded.replaceAll(" ", ""))) return true
  if (folded.split(" ").every((word) => stopWords.has(word))) return true
  return !text.includes("?") && plainOptOut.test(foldOwn(withoutSignature(text)))
}

/** An opt-out word inside something longer, or a word that only may be one: also of "cancel, please", or above a line. */
function mayOptOut(text: string): boolean {
  const folded = foldOwn(text)
  if (unclearTexts.has(folded)) return true
  const rest = ofMessages.test(folded) ? folded : folded.replace(harmless, "  ")
  if (within.some((words) => holds(rest, words))) return true
  return isOptOutWord(folded) || isOptOutWord(foldOwn(headOf(text)))
}

function isOptOutWord(folded: string): boolean {
  const words = wordsOf(folded).filter((word) => !polite.has(word))
  return words.length > 0 && words.every((word) => stopWords.has(word) || unclearTexts.has(word))
}

const headOf = (text: string) => text.trim().split(/\n|\s[-–—~|]+\s|[.,;:!]/)[0] ?? ""

/** Without the opt-out texts that our own messages end with. */
const foldOwn = (text: string) =>
  wordsOf(ours.reduce((rest, words) => ` ${rest} `.replaceAll(` ${words} `, "  "), foldText(text))).join(" ")

/** Chinese, Japanese and Korean put no space where a word ends. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

const holds = (folded: string, words: string) =>
  unspaced.test(words) ? folded.includes(words) : ` ${folded} `.includes(` ${words} `)

const wordsOf = (text: string) => text.split(" ").filter((word) => word !== "")
