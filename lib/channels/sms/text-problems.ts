import type { FieldProblem } from "#lib/platform/errors.ts"
import { smsLimit } from "./sms-text.ts"

/**
 * The rule of 140 for what the text has at least: its variables count nothing here, and each recipient's message is
 * measured with its values (wire contract 9.4, the line break not counted).
 */
export function smsTextProblems({ text, optOutText }: { text: string; optOutText: string }): FieldProblem[] {
  const least = text.replace(/\{\{\s*\d+\s*\}\}/g, "").length + optOutText.length
  if (least <= smsLimit) return []
  const path = optOutText.length > smsLimit ? "optOutText" : "text"
  const message = `Text and opt-out text have ${least} characters, ${least - smsLimit} more than ${smsLimit}`
  return [{ path, message }]
}
