import type { ComponentType } from "react"
import type { DraftFields } from "#components/campaigns/wizard/draft-store.ts"
import type { Wizard } from "#components/campaigns/wizard/use-wizard.ts"
import type { FieldProblem } from "#lib/platform/errors.ts"

/** What step 1 needs to know of a channel. */
export type ComposePanel = {
  /** What the channel is, below its name. */
  description: string
  /** The fields of the message itself. */
  Fields: ComponentType<{ wizard: Wizard }>
  /** The message on a phone, as it is composed. */
  Phone: ComponentType<{ wizard: Wizard }>
  /** What the message lacks, in the order of its fields. The server checks the same again before launch. */
  problems: (fields: DraftFields) => FieldProblem[]
}
