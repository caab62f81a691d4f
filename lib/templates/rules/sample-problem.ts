import { valueProblem } from "#lib/channels/whatsapp/value-problem.ts"

/** What keeps a value from being the example of a variable that reviewers see; null when nothing does. */
export function sampleProblem(sample: string): string | null {
  if (sample.trim() === "") return "Give an example: reviewers read the message with it"
  if (/\{\{|\}\}/.test(sample)) return "Give an example as it might be sent, without braces"
  return valueProblem(sample)
}
