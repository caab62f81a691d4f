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

const messageText = blockOfText(maxMessageLength).trim()

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
    /** What a WhatsApp number sends; null for numbers that send a text. */
    templateId: z.uuid("choose an approved template").nullable(),
    text: messageText,
    optOutText: messageText,
    lookbackMinutes,
    routeAllWithinLookback: z.boolean(),
  })
  .superRefine((fields, issues) => {
    const problem = fields.templateId === null && textProblem(fields)
    if (problem) issues.addIssue({ code: "custom", path: ["text"], message: problem })
  })

export type HandoffInput = z.output<typeof handoffSchema>

function textProblem({ text, optOutText }: { text: string; optOutText: string }): string | null {
  if (text === "") return "must not be empty"
  if (text.length + optOutText.length >= maxMessageLength)
    return `must be at most ${maxMessageLength - 1} characters together with the opt-out text`
  return variableProblem(text)
}

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
