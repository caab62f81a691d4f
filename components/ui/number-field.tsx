"use client"

import { Input } from "react-aria-components/Input"
import { Label } from "react-aria-components/Label"
import { NumberField as AriaNumberField, type NumberFieldProps } from "react-aria-components/NumberField"
import { cx } from "./cx.ts"
import { FieldNotes, type FieldTexts } from "./field.tsx"
import { controlStyle } from "./field-style.ts"

type Props = Omit<NumberFieldProps, "children" | "className"> &
  Omit<FieldTexts, "label"> & {
    /** Without it, give an `aria-label`. */
    label?: string
    className?: string
  }

/** A whole number in a range; what lies outside is pulled to its end when the field is left. Arrow keys step. */
export function NumberField({ label, description, errorMessage, className, ...props }: Props) {
  return (
    <AriaNumberField
      {...props}
      formatOptions={{ maximumFractionDigits: 0 }}
      isInvalid={Boolean(errorMessage)}
      validationBehavior="aria"
      className={cx("flex flex-col gap-1.5", className)}
    >
      {label && <Label className="text-sm font-medium">{label}</Label>}
      <Input className={cx(controlStyle, "touch-target h-9 tabular-nums")} />
      <FieldNotes {...{ description, errorMessage }} />
    </AriaNumberField>
  )
}
