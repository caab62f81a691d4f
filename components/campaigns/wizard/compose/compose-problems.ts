import type { DraftFields } from "#components/campaigns/wizard/draft-store.ts"
import { smsTextProblems } from "#lib/channels/sms/text-problems.ts"
import type { FieldProblem } from "#lib/platform/errors.ts"

/**
 * What step 1 still wants, in the order of its fields. The message itself may be empty: then each recipient brings an
 * own text. The server checks the same again before launch.
 */
export function composeProblems(fields: DraftFields): FieldProblem[] {
  const missing: FieldProblem[] = [
    { path: "name", message: fields.name.trim() ? "" : "Give the campaign a name" },
    { path: "senderId", message: fields.senderId ? "" : "Choose the number it is sent from" },
    { path: "skillId", message: fields.skillId ? "" : "Choose the skill that answers" },
    {
      path: "optOutText",
      message: fields.optOutText.trim() ? "" : "Say how to opt out: the law asks for it",
    },
  ]
  return [...missing.filter(({ message }) => message !== ""), ...smsTextProblems(fields)]
}
