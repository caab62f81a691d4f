"use client"

import { useQuery } from "@tanstack/react-query"
import { senderOptions } from "#components/campaigns/campaign-queries.ts"
import { LookbackField } from "#components/campaigns/wizard/compose/lookback-field.tsx"
import { describeError } from "#components/ui/describe-error.ts"
import { RadioGroup } from "#components/ui/radio-group.tsx"
import { Select } from "#components/ui/select.tsx"
import { TextField } from "#components/ui/text-field.tsx"
import type { HandoffView } from "#lib/handoffs/handoff-view.ts"
import { useHandoffField } from "./use-handoff-field.ts"
import type { HandoffForm } from "./use-handoff-form.ts"

type FieldProps = { form: HandoffForm }

export function TitleField({ form }: FieldProps) {
  const description = "Recipients do not see it. It is unique in the account."
  return <TextField {...useHandoffField(form, "title")} label="Title" description={description} isRequired />
}

/** The number the messages come from. */
export function HandoffSenderField({ form, handoff }: FieldProps & { handoff: HandoffView | null }) {
  const { inputRef, errorMessage, ...field } = useHandoffField(form, "senderId")
  const senders = useQuery(senderOptions())
  const loadError = senders.isError ? describeError(senders.error).detail : undefined
  return (
    <div ref={(element) => inputRef(focusTarget(element))}>
      <Select
        {...field}
        label="From number"
        description={
          senders.data?.length === 0
            ? "No number is connected yet: an Admin connects one in Settings, Channels."
            : "A request may name another number of the account instead."
        }
        placeholder={senders.isPending ? "Loading" : "Choose a number"}
        value={field.value || null}
        options={withOwn(senders.data ?? [], handoff).map(({ id, address, label }) => ({
          id,
          label: address,
          description: label || undefined,
        }))}
        errorMessage={loadError ?? errorMessage}
      />
    </div>
  )
}

/** Lets the form put the focus on the select when it is the first problem. */
const focusTarget = (element: HTMLElement | null) =>
  element && { focus: () => element.querySelector("button")?.focus() }

type Choice = { id: string; address: string; label: string }

/** A number that was switched off since is no choice for others, and still the one of its handoff. */
function withOwn(choices: Choice[], handoff: HandoffView | null): Choice[] {
  const own = handoff?.sender
  if (!own || choices.some(({ id }) => id === own.id)) return choices
  return [...choices, { ...own, label: "Switched off in Settings" }]
}

/** How long answers belong to the campaign. */
export function HandoffLookbackField({ form }: FieldProps) {
  const { value, onChange, isDisabled } = useHandoffField(form, "lookbackMinutes")
  return <LookbackField lookbackMinutes={value} onChange={onChange} isDisabled={isDisabled} />
}

const firstOnly = {
  id: "first",
  label: "The first conversation",
  description: "Later ones go to the default skill.",
}
const all = { id: "all", label: "Every conversation within the lookback" }

/** Which conversations go to the campaign's skill. */
export function RoutingField({ form }: FieldProps) {
  const { value, onChange, isDisabled, errorMessage } = useHandoffField(form, "routeAllWithinLookback")
  return (
    <RadioGroup
      label="Goes to the campaign's skill"
      options={[firstOnly, all]}
      value={value ? all.id : firstOnly.id}
      onChange={(id) => onChange(id === all.id)}
      isDisabled={isDisabled}
      errorMessage={errorMessage}
    />
  )
}
