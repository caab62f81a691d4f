import type { FieldPath, FieldValues, UseControllerReturn } from "react-hook-form"

/** Ties a controlled form field to a text control: value, change, blur, focus on error, and its message. */
export function bindField<Values extends FieldValues, Name extends FieldPath<Values>>({
  field,
  fieldState,
}: Pick<UseControllerReturn<Values, Name>, "field" | "fieldState">) {
  const { ref, disabled, ...rest } = field
  return { ...rest, isDisabled: disabled, inputRef: ref, errorMessage: fieldState.error?.message }
}
