"use client"

import { Input } from "react-aria-components/Input"
import { TextField } from "react-aria-components/TextField"
import { controlStyle } from "#components/ui/field-style.ts"

type TimeInputProps = {
  /** Read to screen readers: the row and the column say it to the eye. */
  label: string
  /** "08:30" */
  value: string
  onChange: (value: string) => void
  isInvalid?: boolean
  isDisabled?: boolean
}

/** A time of day, in the form in which the reader's browser writes times. */
export function TimeInput({ label, ...props }: TimeInputProps) {
  return (
    <TextField {...props} type="time" aria-label={label} validationBehavior="aria">
      <Input className={`${controlStyle} touch-target h-9 min-w-28 tabular-nums`} />
    </TextField>
  )
}
