import { useController } from "react-hook-form"
import { bindField } from "#components/data/bind-field.ts"
import type { HandoffInput } from "#lib/handoffs/handoff-schema.ts"
import type { HandoffForm } from "./use-handoff-form.ts"

/** A field of the handoff's form: what a control needs, and the schema's words as a sentence. */
export function useHandoffField<Name extends keyof HandoffInput>(form: HandoffForm, name: Name) {
  const { field, fieldState } = useController({ control: form.control, name })
  const message = fieldState.error?.message
  const errorMessage = message && message[0]?.toUpperCase() + message.slice(1)
  return { ...bindField({ field, fieldState }), errorMessage }
}
