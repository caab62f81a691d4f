"use client"

import { useQuery } from "@tanstack/react-query"
import { LookbackField } from "#components/messages/lookback-field.tsx"
import { senderChoices } from "#components/messages/sender-choices.ts"
import { SenderSelect } from "#components/messages/sender-select.tsx"
import { RadioGroup } from "#components/ui/radio-group.tsx"
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
  const { inputRef, value, onChange, ...field } = useHandoffField(form, "senderId")
  const { data: senders } = useQuery(senderChoices())
  /** A WhatsApp number wants a template, which "" says; one that was chosen stays with another such number. */
  const choose = (senderId: string) => {
    const isWhatsApp = senders?.find(({ id }) => id === senderId)?.channel === "whatsapp"
    form.setValue("templateId", isWhatsApp ? (form.getValues("templateId") ?? "") : null)
    onChange(senderId)
  }
  return (
    <div ref={(element) => inputRef(focusTarget(element))}>
      <SenderSelect
        {...field}
        description="A request may name another number of the account instead."
        value={value || null}
        onChange={choose}
        own={handoff && { ...handoff.sender, label: "Switched off in Settings" }}
      />
    </div>
  )
}

/** Lets the form put the focus on the select when it is the first problem. */
const focusTarget = (element: HTMLElement | null) =>
  element && { focus: () => element.querySelector("button")?.focus() }

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
