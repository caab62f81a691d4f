import { templateLimits } from "./template-limits.ts"

const tooManySpaces = new RegExp(` {${templateLimits.spacesInARow + 1}}`)

/** What keeps a value from standing in for a variable, in a sample as in a message; null when nothing does. */
export function valueProblem(value: string): string | null {
  if (value.trim() === "") return "Must not be empty: WhatsApp refuses an empty variable"
  if (/[\n\r\u2028\u2029]/.test(value)) return "Must stand on one line: remove the line break"
  if (value.includes("\t")) return "Must not hold a tab: write a space instead"
  if (tooManySpaces.test(value))
    return `Must not hold more than ${templateLimits.spacesInARow} spaces in a row`
  if (value.length > templateLimits.sample) return `Must be at most ${templateLimits.sample} characters`
  return null
}

/** The same of the example that reviewers see. */
export function sampleProblem(sample: string): string | null {
  if (sample.trim() === "") return "Give an example: reviewers read the message with it"
  if (/\{\{|\}\}/.test(sample)) return "Give an example as it might be sent, without braces"
  return valueProblem(sample)
}
