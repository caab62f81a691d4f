/** What the recipient reads: the text, and the opt-out text on its own line. */
export const joinOptOut = (text: string, optOutText: string) => (optOutText ? `${text}\n${optOutText}` : text)

const placeholder = /\{\{\s*(\d{1,3})\s*\}\}/g

/** The number of variables a text wants: the highest {{n}} in it. */
export function countVariables(text: string): number {
  if (!text.includes("{{")) return 0
  return Math.max(0, ...[...text.matchAll(placeholder)].map((match) => Number(match[1])))
}

/** Puts variables 1..n into {{1}}..{{n}}. A value that looks like a placeholder stays as it is. */
export function renderTemplate(text: string, variables: readonly string[]): string {
  return text.replace(placeholder, (whole, number: string) => variables[Number(number) - 1] ?? whole)
}
