import type { FieldProblem } from "#lib/platform/errors.ts"
import { templateLimits } from "./template-limits.ts"

const emoji = /\p{RGI_Emoji}/gv

export const countEmojis = (text: string) => text.match(emoji)?.length ?? 0

/** Says by how much a text is too long. */
export function lengthProblem(text: string, limit: keyof typeof templateLimits): string | null {
  const excess = text.length - templateLimits[limit]
  if (excess <= 0) return null
  return `Shorten it by ${excess}: it may have ${templateLimits[limit]} characters`
}

/** What WhatsApp takes in no text but the body. */
export function plainLineProblem(text: string): string | null {
  if (/[\n\r]/.test(text)) return "Keep it on one line"
  if (countEmojis(text) > 0) return "Remove the emoji: only the body may hold some"
  return null
}

/** The first that is wrong: one sentence at a field is enough. */
export const firstOf = (...problems: (string | null | false)[]): string | null =>
  problems.find((problem) => typeof problem === "string") || null

/** Problems by the path of their field, without those that are none. */
export const problemsAt = (problems: Record<string, string | null | false>): FieldProblem[] =>
  Object.entries(problems).flatMap(([path, message]) => (message ? [{ path, message }] : []))
