import { blockOfText } from "#lib/platform/text-schema.ts"

/** Why somebody decided, in their own words, for whoever reads the audit log; may be left out. */
export const auditNote = blockOfText(500)
  .transform((note) => note.trim())
  .optional()
