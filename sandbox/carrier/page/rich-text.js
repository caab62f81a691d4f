// @ts-check
import { make, makeLink } from "./dom.js"

const LINK = /https?:\/\/[^\s<>"]*[^\s<>".,;:!?)]/g
/** WhatsApp's marks hold only around whole words: *bold*, _italic_, ~struck~, ```typed```. */
const MARKED = /(?<![\p{L}\p{N}])(?:([*_~])(?! )([^\n]+?)(?<! )\1|```([^`]+)```)(?![\p{L}\p{N}])/gu
const TAGS = /** @type {const} */ ({ "*": "b", _: "i", "~": "s" })

/**
 * Cuts a text at what a pattern finds.
 * @param {string} text @param {RegExp} pattern
 * @param {(match: RegExpMatchArray) => Node} found @param {(text: string) => (Node | string)[]} between
 */
function cut(text, pattern, found, between) {
  const nodes = []
  let end = 0
  for (const match of text.matchAll(pattern)) {
    nodes.push(...between(text.slice(end, match.index)), found(match))
    end = match.index + match[0].length
  }
  return [...nodes, ...between(text.slice(end))]
}

/** @param {RegExpMatchArray} match */
function marked([, mark = "", inner = "", typed = ""]) {
  if (typed) return make("code", "", typed)
  const element = make(TAGS[/** @type {keyof typeof TAGS} */ (mark)], "")
  element.append(...withMarks(inner))
  return element
}

/** @param {string} text @returns {(Node | string)[]} */
const withMarks = (text) => cut(text, MARKED, marked, (rest) => [rest])

/** A message's text as its app shows it: links, and in WhatsApp its marks. @param {string} text @param {string} channel */
export const richText = (text, channel) =>
  cut(
    text,
    LINK,
    ([address]) => makeLink("", address),
    (rest) => (channel === "whatsapp" ? withMarks(rest) : [rest]),
  )
