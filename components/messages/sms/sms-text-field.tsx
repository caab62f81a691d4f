"use client"

import { type ReactNode, useRef } from "react"
import { TextField } from "react-aria-components/TextField"
import { InsertVariable } from "#components/messages/insert-variable.tsx"
import { FieldFrame } from "#components/ui/field.tsx"
import { measureSms } from "#lib/channels/sms/sms-text.ts"
import { CostlyCharacters } from "./costly-characters.tsx"
import { MarkedTextArea } from "./marked-text-area.tsx"

type MessageTextFieldProps = {
  value: string
  onChange: (text: string) => void
  onBlur: () => void
  description: string
  errorMessage?: string
  /** What the message costs, shown below the text. */
  counter: ReactNode
  isRequired?: boolean
  isDisabled?: boolean
  inputRef?: (element: HTMLTextAreaElement | null) => void
}

/** The text of a message: its costly characters marked, each replaced by one press, and variables to insert. */
export function MessageTextField(props: MessageTextFieldProps) {
  const { value, onChange, description, errorMessage, counter, isDisabled, inputRef, ...field } = props
  const area = useRef<HTMLTextAreaElement>(null)
  const { costlyCharacters } = measureSms(value)
  const keep = (element: HTMLTextAreaElement | null) => {
    area.current = element
    inputRef?.(element)
  }
  return (
    <>
      <TextField
        {...field}
        {...{ value, onChange, isDisabled }}
        isInvalid={Boolean(errorMessage)}
        validationBehavior="aria"
        className="flex flex-col gap-1.5"
      >
        <FieldFrame label="Message text" errorMessage={errorMessage} description={description}>
          <MarkedTextArea text={value} costly={costlyCharacters} inputRef={keep} />
        </FieldFrame>
      </TextField>
      <div className="flex flex-wrap items-start justify-between gap-3">
        {counter}
        {!isDisabled && <InsertVariable area={area} text={value} onChange={onChange} />}
      </div>
      {!isDisabled && <CostlyCharacters text={value} characters={costlyCharacters} onReplace={onChange} />}
    </>
  )
}
