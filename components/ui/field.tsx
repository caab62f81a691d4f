"use client"

import { CircleAlert } from "lucide-react"
import type { ReactNode } from "react"
import { FieldError as AriaFieldError } from "react-aria-components/FieldError"
import { Label } from "react-aria-components/Label"
import { Text } from "react-aria-components/Text"

export type FieldTexts = {
  label: string
  /** One line of help below the control. */
  description?: ReactNode
  /** What is wrong and what to do; its presence marks the field invalid. */
  errorMessage?: string
}

/** Label above, control, then help and error below: the same order in every field. */
export function FieldFrame({
  label,
  description,
  errorMessage,
  children,
}: FieldTexts & { children: ReactNode }) {
  return (
    <>
      <Label className="text-sm font-medium">{label}</Label>
      {children}
      <FieldNotes description={description} errorMessage={errorMessage} />
    </>
  )
}

/** Help and error of a field, tied to its control for screen readers. */
export function FieldNotes({ description, errorMessage }: Omit<FieldTexts, "label">) {
  return (
    <>
      {description && (
        <Text slot="description" className="text-xs text-ink-soft">
          {description}
        </Text>
      )}
      <AriaFieldError className="flex items-start gap-1.5 text-xs text-negative">
        <CircleAlert size={14} className="mt-px shrink-0" />
        <span>{errorMessage}</span>
      </AriaFieldError>
    </>
  )
}
