"use client"

import { type FormEvent, useState } from "react"
import { fieldErrors } from "#components/data/field-errors.ts"
import { useFocusInvalid } from "#components/data/use-focus-invalid.ts"
import { InlineError } from "#components/ui/inline-error.tsx"
import { SaveRow } from "#components/ui/save-row.tsx"
import { notify } from "#components/ui/toast.tsx"
import { TimeZoneField } from "#components/windows/time-zone-field.tsx"
import { useSaveSendingSettings } from "#components/windows/use-sending-settings.ts"
import { isSame } from "#components/windows/weekday-windows.ts"
import { WindowEditor } from "#components/windows/window-editor.tsx"
import type { SendingSettings } from "#lib/sending-rules/get-sending-settings.ts"
import { defaultSmsWindows } from "#lib/windows/receiving-window.ts"
import { StateRulesField } from "./state-rules-field.tsx"
import { isZoneMissing, type UnknownZone, UnknownZoneField, unknownZone } from "./unknown-zone-field.tsx"

type SendingRulesFormProps = { settings: SendingSettings; isReadOnly: boolean }

/** The account's hours, its day, and what to do when a number tells no zone or a state is stricter. */
export function SendingRulesForm({ settings, isReadOnly }: SendingRulesFormProps) {
  const [values, setValues] = useState(() => draftOf(settings))
  const set = (change: Partial<Draft>) => setValues({ ...values, ...change })
  const { mutate, isPending, error } = useSaveSendingSettings()
  const errors = fieldErrors(error)
  const { form, focusInvalid } = useFocusInvalid(error)
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (isZoneMissing(values.unknown)) return focusInvalid()
    const onSuccess = (saved: SendingSettings) => {
      setValues(draftOf(saved))
      notify("Saved", "What waits is looked at again by the new rules.")
    }
    if (!isPending) mutate(inputOf(values), { onSuccess })
  }
  return (
    <form noValidate ref={form} onSubmit={save} className="flex max-w-2xl flex-col gap-6 p-4">
      <fieldset className="flex flex-col gap-3">
        <legend className="mb-3 text-sm font-medium">Receiving windows</legend>
        <WindowEditor
          value={values.windows}
          onChange={(windows) => set({ windows })}
          isDisabled={isReadOnly}
          errorMessage={windowsError(errors)}
        />
      </fieldset>
      <UnknownZoneField
        value={values.unknown}
        onChange={(unknown) => set({ unknown })}
        isDisabled={isReadOnly}
        errorMessage={errors.fallbackTimeZone}
      />
      <StateRulesField
        isOn={values.stateRules}
        onChange={(stateRules) => set({ stateRules })}
        isDisabled={isReadOnly}
      />
      <TimeZoneField
        label="Your time zone"
        description="The day of the daily limit begins at midnight here."
        value={values.timeZone}
        onChange={(zone) => zone && set({ timeZone: zone })}
        errorMessage={errors.timeZone}
        isDisabled={isReadOnly}
      />
      {error && Object.keys(errors).length === 0 && <InlineError error={error} />}
      {!isReadOnly && (
        <SaveRow
          label="Save"
          isPending={isPending}
          isChanged={!isSameInput(inputOf(values), inputOf(draftOf(settings)))}
          onUndo={() => setValues(draftOf(settings))}
        />
      )}
    </form>
  )
}

type Draft = Pick<SendingSettings, "timeZone" | "stateRules"> & {
  windows: NonNullable<SendingSettings["windows"]>
  unknown: UnknownZone
}

const draftOf = ({ timeZone, stateRules, windows, fallbackTimeZone }: SendingSettings): Draft => ({
  timeZone,
  stateRules,
  windows: windows ?? defaultSmsWindows,
  unknown: unknownZone(fallbackTimeZone),
})

/** The default is stored as none, so that each channel keeps its own. */
const inputOf = ({ timeZone, stateRules, windows, unknown }: Draft) => ({
  timeZone,
  stateRules,
  windows: isSame(windows, defaultSmsWindows) ? null : windows,
  fallbackTimeZone: unknown.isHeld ? null : unknown.zone,
})

const isSameInput = (one: object, other: object) => JSON.stringify(one) === JSON.stringify(other)

const windowsError = (errors: Partial<Record<string, string>>) =>
  Object.entries(errors).find(([path]) => path.startsWith("windows"))?.[1]
