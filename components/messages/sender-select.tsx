"use client"

import { useQuery } from "@tanstack/react-query"
import { describeError } from "#components/ui/describe-error.ts"
import { Select } from "#components/ui/select.tsx"
import type { Channel } from "#prisma/generated/enums.ts"
import { senderChoices } from "./sender-choices.ts"
import { senderName } from "./sender-texts.ts"

type Choice = { id: string; address: string; label: string }

type SenderSelectProps = {
  /** Senders of this channel alone; of every one when it is left out. */
  channel?: Channel
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

/** The number or messaging service that messages come from. */
export function SenderSelect(props: SenderSelectProps) {
  const { channel, value, description, errorMessage, own = null, ...field } = props
  const senders = useQuery(senderChoices())
  const choices = (senders.data ?? []).filter((sender) => !channel || sender.channel === channel)
  const loadError = senders.isError ? describeError(senders.error).detail : undefined
  return (
    <Select
      {...field}
      label="From number"
      description={senders.data && choices.length === 0 ? noneHelp : description}
      placeholder={senders.isPending ? "Loading" : "Choose a number"}
      value={value}
      options={withOwn(choices, own).map(optionOf)}
      errorMessage={loadError ?? errorMessage}
    />
  )
}

function optionOf({ id, ...sender }: Choice) {
  const { address, label } = sender
  const name = senderName(sender)
  return { id, label: name, description: (name === label ? address : label) || undefined }
}

const noneHelp = "No number is connected yet: an Admin connects one in Settings, Channels."

const withOwn = (choices: Choice[], own: Choice | null): Choice[] =>
  own && !choices.some(({ id }) => id === own.id) ? [...choices, own] : choices
