"use client"

import type { ReactNode, Ref } from "react"
import { Input } from "react-aria-components/Input"
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from "react-aria-components/TextField"
import { cx } from "./cx.ts"
import { FieldFrame, type FieldTexts } from "./field.tsx"
import { controlStyle } from "./field-style.ts"

export type TextFieldProps = Omit<AriaTextFieldProps, "children" | "className"> &
  FieldTexts & {
    placeholder?: string
    className?: string
    inputClassName?: string
    inputRef?: Ref<HTMLInputElement>
    /** Shown inside the box, right of the text, e.g. a unit. */
    suffix?: ReactNode
  }

/** One line of text. */
export function TextField(props: TextFieldProps) {
  const {
    label,
    description,
    errorMessage,
    placeholder,
    inputRef,
    inputClassName,
    suffix,
    className,
    ...rest
  } = props
  return (
    <AriaTextField
      {...rest}
      isInvalid={Boolean(errorMessage)}
      validationBehavior="aria"
      className={cx("flex flex-col gap-1.5", className)}
    >
      <FieldFrame label={label} description={description} errorMessage={errorMessage}>
        <span className="relative">
          <Input
            ref={inputRef}
            placeholder={placeholder}
            className={cx(controlStyle, "touch-target h-9", inputClassName ?? (suffix && "pr-24"))}
          />
          {suffix && (
            <span className="pointer-events-none absolute inset-y-0 right-3 flex items-center text-xs text-ink-soft">
              {suffix}
            </span>
          )}
        </span>
      </FieldFrame>
    </AriaTextField>
  )
}
