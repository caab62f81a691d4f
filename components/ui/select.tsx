"use client"

import { ChevronDown } from "lucide-react"
import { Button } from "react-aria-components/Button"
import { Popover } from "react-aria-components/Popover"
import { Select as AriaSelect, SelectValue } from "react-aria-components/Select"
import { cx } from "./cx.ts"
import { FieldFrame, type FieldTexts } from "./field.tsx"
import { popoverStyle, selectStyle } from "./field-style.ts"
import { type Option, OptionList } from "./option-list.tsx"

export type SelectProps = FieldTexts & {
  options: Option[]
  value: string | null
  onChange: (id: string) => void
  onBlur?: () => void
  placeholder?: string
  isDisabled?: boolean
  name?: string
  className?: string
  /** For filters, where the choice explains itself: the label is only read to screen readers. */
  hideLabel?: boolean
  autoFocus?: boolean
  isOpen?: boolean
  onOpenChange?: (isOpen: boolean) => void
}

/** One of a few choices. For more than about ten, use ComboBox. */
export function Select(props: SelectProps) {
  const {
    label,
    description,
    errorMessage,
    options,
    value,
    onChange,
    placeholder,
    className,
    hideLabel,
    ...rest
  } = props
  const control = (
    <Button className={selectStyle}>
      <SelectValue className="truncate data-placeholder:text-ink-soft [&_[slot=description]]:hidden" />
      <ChevronDown size={16} className="shrink-0 text-ink-soft" />
    </Button>
  )
  return (
    <AriaSelect
      {...rest}
      aria-label={hideLabel ? label : undefined}
      value={value}
      onChange={(key) => key !== null && onChange(String(key))}
      placeholder={placeholder ?? "Choose"}
      isInvalid={Boolean(errorMessage)}
      validationBehavior="aria"
      className={cx("flex flex-col gap-1.5", className)}
    >
      {hideLabel ? control : <FieldFrame {...{ label, description, errorMessage }}>{control}</FieldFrame>}
      <Popover className={cx(popoverStyle, "min-w-(--trigger-width)")}>
        <OptionList items={options} />
      </Popover>
    </AriaSelect>
  )
}
