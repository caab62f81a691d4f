"use client"

import { useQuery } from "@tanstack/react-query"
import { describeError } from "#components/ui/describe-error.ts"
import { Select } from "#components/ui/select.tsx"
import { senderChoices } from "./sender-choices.ts"

type Choice = { id: string; address: string; label: string }

type SenderSelectProps = {
  value: string | null
  onChange: (senderId: string) => void
  onBlur?: () => void
  description: string
  errorMessage?: string
  name?: string
  isDisabled?: boolean
  /** The one chosen before, kept as a choice although nobody else may choose it any more. */
  own?: Choice | null
}

/** The number that messages come from. */
export function SenderSelect({ value, description, errorMessage, own = null, ...field }: SenderSelectProps) {
  const senders = useQuery(senderChoices())
  const loadError = senders.isError ? describeError(senders.error).detail : undefined
  return (
    <Select
      {...field}
      label="From number"
      description={senders.data?.length === 0 ? noneHelp : description}
      placeholder={senders.isPending ? "Loading" : "Choose a number"}
      value={value}
      options={withOwn(senders.data ?? [], own).map(({ id, address, label }) => ({
        id,
        label: address,
        description: label || undefined,
      }))}
      errorMessage={loadError ?? errorMessage}
    />
  )
}

const noneHelp = "No number is connected yet: an Admin connects one in Settings, Channels."

const withOwn = (choices: Choice[], own: Choice | null): Choice[] =>
  own && !choices.some(({ id }) => id === own.id) ? [...choices, own] : choices
