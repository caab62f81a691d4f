"use client"

import { Check, Minus } from "lucide-react"
import type { ReactNode } from "react"
import { CheckboxButton, CheckboxField, type CheckboxFieldProps } from "react-aria-components/Checkbox"
import { cx } from "./cx.ts"
import { FieldNotes, type FieldTexts } from "./field.tsx"

type CheckboxProps = Omit<CheckboxFieldProps, "children" | "className"> &
  Omit<FieldTexts, "label"> & { children: ReactNode; className?: string }

/** A box to tick, with its sentence. */
export function Checkbox({ children, description, errorMessage, className, ...props }: CheckboxProps) {
  return (
    <CheckboxField
      {...props}
      isInvalid={Boolean(errorMessage)}
      validationBehavior="aria"
      className={cx("flex flex-col gap-1.5", className)}
    >
      <CheckboxButton className="group flex cursor-pointer items-start gap-2.5 py-1 data-disabled:cursor-default data-disabled:text-ink-soft pointer-coarse:min-h-11 pointer-coarse:py-2.5">
        {({ isSelected, isIndeterminate }) => (
          <>
            <span className="flex size-5 shrink-0 items-center justify-center rounded-[5px] border border-line-strong bg-surface text-on-accent group-data-focus-visible:outline-2 group-data-focus-visible:outline-offset-2 group-data-focus-visible:outline-accent group-data-invalid:border-negative group-data-selected:border-accent group-data-selected:bg-accent group-data-indeterminate:border-accent group-data-indeterminate:bg-accent group-data-disabled:border-line group-data-disabled:bg-muted-soft">
              {isIndeterminate ? <Minus size={14} /> : isSelected && <Check size={14} strokeWidth={3} />}
            </span>
            <span>{children}</span>
          </>
        )}
      </CheckboxButton>
      <FieldNotes description={description} errorMessage={errorMessage} />
    </CheckboxField>
  )
}
