import { charactersLeft, smsLimit } from "#lib/channels/sms-text.ts"
import type { FieldProblem } from "#lib/platform/errors.ts"
import { countOf } from "../words.ts"
import type { DraftFields } from "./draft-store.ts"

/** What step 1 still wants, in the order of its fields. The server checks the same again before launch. */
export function composeProblems(fields: DraftFields): FieldProblem[] {
  const problems: [path: keyof DraftFields, message: string | null][] = [
    ["name", fields.name.trim() ? null : "Give the campaign a name"],
    ["senderId", fields.senderId ? null : "Choose the number it is sent from"],
    ["skillId", fields.skillId ? null : "Choose the skill that answers"],
    ["text", textProblem(fields)],
    ["optOutText", fields.optOutText.trim() ? null : "Say how to stop the messages: the law requires it"],
  ]
  return problems.flatMap(([path, message]) => (message === null ? [] : [{ path, message }]))
}

function textProblem({ text, optOutText }: DraftFields): string | null {
  if (!text.trim()) return "Write the message"
  const left = charactersLeft(text, optOutText)
  if (left >= 0) return null
  return `Shorten the message or the opt-out text by ${countOf(-left, "character", "characters")}: together they have at most ${smsLimit}`
}
