import type { DraftFields } from "#components/campaigns/wizard/draft-store.ts"
import type { FieldProblem } from "#lib/platform/errors.ts"
import type { Channel } from "#prisma/generated/enums.ts"
import { panelOf } from "./panels.ts"

/** What step 1 still lacks, in the order of its fields. */
export function composeProblems(channel: Channel, fields: DraftFields): FieldProblem[] {
  const missing: FieldProblem[] = [
    { path: "name", message: fields.name.trim() ? "" : "Give the campaign a name" },
    { path: "senderId", message: fields.senderId ? "" : "Choose the number it is sent from" },
    { path: "skillId", message: fields.skillId ? "" : "Choose the skill that answers" },
  ]
  return [...missing.filter(({ message }) => message !== ""), ...panelOf(channel).problems(fields)]
}
