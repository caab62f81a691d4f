"use client"

import { ChevronDown } from "lucide-react"
import type { Ref } from "react"
import { Button } from "react-aria-components/Button"
import { ComboBox as AriaComboBox } from "react-aria-components/ComboBox"
import { Input } from "react-aria-components/Input"
import { Popover } from "react-aria-components/Popover"
import { cx } from "./cx.ts"
import { FieldFrame, type FieldTexts } from "./field.tsx"
import { controlStyle, popoverStyle } from "./field-style.ts"
import { type Option, OptionList } from "./option-list.tsx"

type ComboBoxProps = FieldTexts & {
  options: Option[]
  value: string | null
  onChange: (id: string | null) => void
  onBlur?: () => void
  /** Given, the typed text is searched by you (on the server) and `options` are shown as they are. */
  onSearch?: (text: string) => void
  placeholder?: string
  emptyText?: string
  isDisabled?: boolean
  name?: string
  className?: string
  inputRef?: Ref<HTMLInputElement>
}

/** One of many choices, found by typing. */
export function ComboBox(props: ComboBoxProps) {
  const { label, description, errorMessage, options, value, onChange, onSearch, ...rest } = props
  const { placeholder, emptyText, className, inputRef, ...field } = rest
  return (
    <AriaComboBox
      {...field}
      {...(onSearch ? { items: options, onInputChange: onSearch } : { defaultItems: options })}
      value={value}
      onChange={(key) => onChange(key === null ? null : String(key))}
      allowsEmptyCollection
      menuTrigger="focus"
      isInvalid={Boolean(errorMessage)}
      validationBehavior="aria"
      className={cx("flex flex-col gap-1.5", className)}
    >
      <FieldFrame {...{ label, description, errorMessage }}>
        <span className="relative">
          <Input
            ref={inputRef}
            placeholder={placeholder ?? "Search"}
            className={cx(controlStyle, "touch-target h-9 pr-9")}
          />
          <Button className="absolute inset-y-0 right-0 flex w-9 cursor-pointer items-center justify-center rounded-lg text-ink-soft">
            <ChevronDown size={16} />
          </Button>
        </span>
      </FieldFrame>
      <Popover className={cx(popoverStyle, "max-h-72 min-w-(--trigger-width)")}>
        <OptionList emptyText={emptyText ?? "Nothing matches"} />
      </Popover>
    </AriaComboBox>
  )
}
