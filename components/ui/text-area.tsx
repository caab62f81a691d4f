"use client"

import type { Ref } from "react"
import { TextArea as AriaTextArea } from "react-aria-components/TextArea"
import { TextField as AriaTextField, type TextFieldProps } from "react-aria-components/TextField"
import { cx } from "./cx.ts"
import { FieldFrame, type FieldTexts } from "./field.tsx"
import { controlStyle } from "./field-style.ts"

type TextAreaProps = Omit<TextFieldProps, "children" | "className"> &
  FieldTexts & {
    placeholder?: string
    rows?: number
    className?: string
    inputClassName?: string
    inputRef?: Ref<HTMLTextAreaElement>
  }

/** Several lines of text. */
export function TextArea(props: TextAreaProps) {
  const { label, description, errorMessage, placeholder, rows = 4, inputRef, className, ...rest } = props
  const { inputClassName, ...field } = rest
  return (
    <AriaTextField
      {...field}
      isInvalid={Boolean(errorMessage)}
      validationBehavior="aria"
      className={cx("flex flex-col gap-1.5", className)}
    >
      <FieldFrame label={label} description={description} errorMessage={errorMessage}>
        <AriaTextArea
          ref={inputRef}
          rows={rows}
          placeholder={placeholder}
          className={cx(controlStyle, "resize-y py-2 leading-5", inputClassName)}
        />
      </FieldFrame>
    </AriaTextField>
  )
}
