const longest = 1600
const mostSpacesInARow = 4
const tooManySpaces = new RegExp(` {${mostSpacesInARow + 1}}`)

/** What keeps a value from standing in for a variable, in a message as in a sample; null when nothing does. */
export function valueProblem(value: string): string | null {
  if (value.trim() === "") return "Must not be empty: WhatsApp refuses an empty variable"
  if (/[\n\r\u2028\u2029]/.test(value)) return "Must stand on one line: remove the line break"
  if (value.includes("\t")) return "Must not hold a tab: write a space instead"
  if (tooManySpaces.test(value)) return `Must not hold more than ${mostSpacesInARow} spaces in a row`
  if (value.length > longest) return `Must be at most ${longest} characters`
  return null
}
