import { z } from "zod"
import { countVariables } from "#lib/channels/port/text-template.ts"
import { blockOfText, lineOfText } from "#lib/platform/text-schema.ts"
import {
  longestLookbackMinutes,
  maxMessageLength,
  maxVariables,
  shortestLookbackMinutes,
} from "./handoff-rules.ts"

export const handoffIdForm = /^H\d{15}$/

/** Any other text is nobody's id: it is looked for, and not found. */
export const handoffIdSchema = z.string().transform((id) => (handoffIdForm.test(id) ? id : ""))

const title = lineOfText(255).refine((text) => !/[<>]/.test(text), "must not hold < or >")

const text = blockOfText(maxMessageLength)
  .trim()
  .min(1, "must not be empty")
  .superRefine((given, issues) => {
    const problem = variableProblem(given)
    if (problem) issues.addIssue(problem)
  })

const lookbackMinutes = z
  .number("must be a number of minutes")
  .int("must be whole minutes")
  .min(shortestLookbackMinutes, "must be at least 60 minutes")
  .max(longestLookbackMinutes, "must be at most 30 days")

/** The fields a person fills in (wire contract 9.6). Types the form too. */
export const handoffSchema = z
  .object({
    title,
    senderId: z.uuid("choose the number it is sent from"),
    text,
    optOutText: blockOfText(maxMessageLength).trim(),
    lookbackMinutes,
    routeAllWithinLookback: z.boolean(),
  })
  .refine(({ text, optOutText }) => text.length + optOutText.length < maxMessageLength, {
    path: ["text"],
    error: `must be at most ${maxMessageLength - 1} characters together with the opt-out text`,
  })

export type HandoffInput = z.output<typeof handoffSchema>

/** Requests name variables "1".."n" and must give exactly n, so a text may not leave one out. */
function variableProblem(text: string): string | null {
  const count = countVariables(text)
  if (count > maxVariables) return `must use at most ${maxVariables} variables`
  if (/\{\{\s*0+\s*\}\}/.test(text)) return "must number its variables from {{1}}"
  const missing = Array.from({ length: count }, (_, index) => index + 1).find(
    (number) => !new RegExp(`\\{\\{\\s*0*${number}\\s*\\}\\}`).test(text),
  )
  return missing
    ? `uses {{${count}}} and must use {{${missing}}} too: variables are numbered without gaps`
    : null
}
