/** A stretch of a WhatsApp text: as it is written, or marked. */
export type TextPart = string | { mark: Mark; parts: TextPart[] }
type Mark = "strong" | "em" | "s" | "code"

const marks: Record<string, Mark> = { "*": "strong", _: "em", "~": "s", "```": "code" }
/** A mark stands at the edge of a word, and holds something: order_id_1 is no italics. */
const marked = /(?<![\p{L}\p{N}])(\*|_|~|```)(?=\S)((?:(?!\1).)+?(?<=\S))\1(?![\p{L}\p{N}])/su

/** Reads the marks of bold, italic, struck and code as the app does. */
export function parseFormatting(text: string): TextPart[] {
  const match = marked.exec(text)
  if (!match) return text === "" ? [] : [text]
  const [whole, sign = "", inner = ""] = match
  const mark = marks[sign] ?? "code"
  const parts = mark === "code" ? [inner] : parseFormatting(inner)
  const [before, after] = [text.slice(0, match.index), text.slice(match.index + whole.length)]
  return [...(before === "" ? [] : [before]), { mark, parts }, ...parseFormatting(after)]
}
