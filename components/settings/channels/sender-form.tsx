"use client"

import { useState } from "react"
import { fieldErrors } from "#components/data/field-errors.ts"
import { channelNames } from "#components/messages/message-texts.ts"
import { FormDialog } from "#components/ui/form-dialog.tsx"
import { Select } from "#components/ui/select.tsx"
import { Switch } from "#components/ui/switch.tsx"
import { TextField } from "#components/ui/text-field.tsx"
import { notify } from "#components/ui/toast.tsx"
import { senderPaces } from "#lib/senders/sender-pace.ts"
import type { SenderView } from "#lib/senders/sender-view.ts"
import { type ChannelName, useSaveSender } from "./channel-queries.ts"
import { senderFieldTexts } from "./sender-field-texts.ts"

type SenderFormProps = { sender: SenderView | null; channels: ChannelName[]; onClose: () => void }

/** Adds a sender, or changes what may change about one: its channel and its address are for ever. */
export function SenderForm({ sender, channels, onClose }: SenderFormProps) {
  const [chosen, setChosen] = useState<ChannelName>(channels[0] ?? "sms")
  const channel = sender?.channel ?? chosen
  const [values, setValues] = useState({ address: "", label: sender?.label ?? "" })
  const [rate, setRate] = useState(sender && String(sender.ratePerSecond))
  const { unit, ratePerSecond: usualRate } = senderPaces[channel]
  const texts = senderFieldTexts(channel)
  const ratePerSecond = rate ?? String(usualRate)
  const [enabled, setEnabled] = useState(sender ? sender.enabled || sender.offByChannel : true)
  const { mutate, isPending, error } = useSaveSender()
  const fields = fieldErrors(error)
  const bind = (name: keyof typeof values) => ({
    value: values[name],
    onChange: (value: string) => setValues({ ...values, [name]: value }),
    errorMessage: fields[name],
  })
  const done = (problem: string | null) => {
    const saved = sender ? `${sender.address} is saved` : "The sender is added"
    notify(problem ? `${saved}. ${problem}` : saved)
    onClose()
  }
  const change = { senderId: sender?.id ?? null, channel: chosen, enabled, ratePerSecond, ...values }
  return (
    <FormDialog
      title={sender ? `Edit ${sender.address}` : "Add sender"}
      submitLabel={sender ? "Save" : "Add sender"}
      isOpen
      onClose={onClose}
      onSubmit={() => mutate(change, { onSuccess: done })}
      isPending={isPending}
      error={Object.keys(fields).length > 0 ? null : error}
    >
      {!sender && <ChannelSelect channels={channels} value={chosen} onChange={setChosen} />}
      {!sender && <TextField autoFocus autoComplete="off" {...texts.address} {...bind("address")} />}
      <TextField label="Label" description="What your team calls it. May be empty." {...bind("label")} />
      <TextField
        inputMode="decimal"
        suffix={`${unit}/s`}
        {...texts.pace}
        value={ratePerSecond}
        onChange={setRate}
        errorMessage={fields.ratePerSecond}
      />
      {sender && (
        <Switch isSelected={enabled} onChange={setEnabled}>
          Send from it
        </Switch>
      )}
    </FormDialog>
  )
}

type ChannelSelectProps = {
  channels: ChannelName[]
  value: ChannelName
  onChange: (channel: ChannelName) => void
}

/** Nothing where there is one channel only. */
function ChannelSelect({ channels, value, onChange }: ChannelSelectProps) {
  if (channels.length < 2) return null
  return (
    <Select
      label="Channel"
      options={channels.map((id) => ({ id, label: channelNames[id] }))}
      value={value}
      onChange={(id) => onChange(channels.find((channel) => channel === id) ?? value)}
    />
  )
}
