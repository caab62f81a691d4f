import { countVariables } from "#lib/channels/port/text-template.ts"
import { countWords } from "./count-words.ts"
import { templateLimits } from "./template-limits.ts"

const variable = /\{\{[1-9]\d{0,2}\}\}/g
const wellFormed = /\{\{[1-9]\d{0,2}\}\}/

/** True when a text holds a variable, or something that was meant as one. */
export const hasBraces = (text: string) => /\{\{|\}\}/.test(text)

/** True when braces stand around something else than a number. */
const hasMalformedVariable = (text: string) => hasBraces(text.replace(variable, ""))

const malformedVariable = "A variable is a number between two braces on each side, without spaces: {{1}}"

/** What is wrong with the variables of a text that reviewers read, and what to do; null when nothing is. */
export function variableProblem(text: string, language: string): string | null {
  if (hasMalformedVariable(text)) return malformedVariable
  if (!wellFormed.test(text)) return null
  return numberingProblem(text) ?? placeProblem(text) ?? wordsProblem(text, language)
}

/** Variables are {{1}}, {{2}}, …, each there at least once. */
function numberingProblem(text: string): string | null {
  const count = countVariables(text)
  if (count > templateLimits.variables) return `Use at most ${templateLimits.variables} variables`
  const missing = Array.from({ length: count }, (_, index) => `{{${index + 1}}}`).find(
    (name) => !text.includes(name),
  )
  return missing ? `{{${count}}} is used and ${missing} is not: number variables without gaps` : null
}

/** Blank, punctuation and marks of bold or italic do not count as text around a variable. */
const noText = String.raw`[\s\p{P}~\u0060]*`
const first = new RegExp(`^${noText}\\{\\{\\d`, "u")
const last = new RegExp(`\\d\\}\\}${noText}$`, "u")
const adjacent = /\d\}\}\s*\{\{\d/

function placeProblem(text: string): string | null {
  if (first.test(text)) return "Begin with a word: a variable must not come first"
  if (last.test(text))
    return "End with a word: a variable must not come last, a full stop after it is not enough"
  if (adjacent.test(text)) return "Put words between variables: two must not stand side by side"
  return null
}

/** Reviewers reject what is mostly variables. */
function wordsProblem(text: string, language: string): string | null {
  const variables = text.match(variable)?.length ?? 0
  const wanted = 2 * variables + 1
  const words = countWords(text.replace(variable, " "), language)
  if (words >= wanted) return null
  return `Write at least ${wanted} words around ${variables === 1 ? "the variable" : `the ${variables} variables`}: there are ${words}`
}
