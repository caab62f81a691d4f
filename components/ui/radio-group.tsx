"use client"

import { RadioGroup as AriaRadioGroup, Radio } from "react-aria-components/RadioGroup"
import { cx } from "./cx.ts"
import { FieldFrame, type FieldTexts } from "./field.tsx"
import type { Option } from "./option-list.tsx"

type RadioGroupProps = FieldTexts & {
  options: Option[]
  value: string | null
  onChange: (id: string) => void
  isDisabled?: boolean
  name?: string
  className?: string
}

/** One of two to five choices that should all be seen. */
export function RadioGroup({
  label,
  description,
  errorMessage,
  options,
  className,
  ...props
}: RadioGroupProps) {
  return (
    <AriaRadioGroup
      {...props}
      isInvalid={Boolean(errorMessage)}
      validationBehavior="aria"
      className={cx("flex flex-col gap-1.5", className)}
    >
      <FieldFrame {...{ label, description, errorMessage }}>
        {options.map((option) => (
          <Radio
            key={option.id}
            value={option.id}
            className="group flex cursor-pointer items-start gap-2.5 py-1 data-disabled:text-ink-soft pointer-coarse:min-h-11 pointer-coarse:py-2.5"
          >
            <span className="mt-px size-4.5 shrink-0 rounded-full border border-line-strong bg-surface group-data-focus-visible:outline-2 group-data-focus-visible:outline-offset-2 group-data-focus-visible:outline-accent group-data-selected:border-[5px] group-data-selected:border-accent" />
            <span className="flex flex-col">
              {option.label}
              {option.description && <span className="text-xs text-ink-soft">{option.description}</span>}
            </span>
          </Radio>
        ))}
      </FieldFrame>
    </AriaRadioGroup>
  )
}
