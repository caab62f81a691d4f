/** What a phone or mail program adds by itself, on a line or after a sentence. */
const sentFrom =
  /[\n.,;!]\s*(?:sent from|get) (?:my )?(?:iphone|ipad|android|samsung|galaxy|phone|mobile|verizon|at&t|t-mobile|yahoo|outlook|gmail|mail)\b[^\n]{0,60}$/i

/**
 * A text without the signature below it: what a phone adds, and a name, number or address after an empty line or a ruler.
 * Nothing else is one: "Stop - Main Street" and a second line "Tuesday" may be about anything.
 */
export function withoutSignature(text: string): string {
  const lines = text.trim().replace(sentFrom, "").trim().split("\n")
  const end = lines.findIndex(isRuler)
  const isSigned = end > 0 && lines.slice(end).every((line) => isRuler(line) || isSignature(line))
  return (isSigned ? lines.slice(0, end) : lines).join("\n")
}

const isRuler = (line: string) => /^[\s\-–—_=~*]*$/.test(line)

/** One word alone may be an answer ("No"); a name has two to four. */
function isSignature(line: string): boolean {
  const text = line.replace(/^[^\p{L}\p{N}+(]+|[^\p{L}\p{N}]+$/gu, "")
  return (
    text === "" ||
    /^\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){1,3}$/u.test(text) ||
    /^[\d\s()+.-]{7,20}$/.test(text) ||
    /^\S+@\S+$/.test(text)
  )
}
