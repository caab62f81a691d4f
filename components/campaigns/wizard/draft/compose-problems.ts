import type { FieldProblem } from "#lib/platform/errors.ts"
import type { DraftFields } from "./draft-store.ts"

/** What the message lacks, in the order of its fields; each channel has its own rules. */
export type ContentProblems = (fields: DraftFields) => FieldProblem[]

/** What step 1 still lacks, in the order of its fields. */
export function composeProblems(contentProblems: ContentProblems, fields: DraftFields): FieldProblem[] {
  const missing: FieldProblem[] = [
    { path: "name", message: fields.name.trim() ? "" : "Give the campaign a name" },
    { path: "senderId", message: fields.senderId ? "" : "Choose the number it is sent from" },
    { path: "skillId", message: fields.skillId ? "" : "Choose the skill that answers" },
  ]
  return [...missing.filter(({ message }) => message !== ""), ...contentProblems(fields)]
}
