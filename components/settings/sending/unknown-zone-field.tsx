"use client"

import { RadioGroup } from "#components/ui/radio-group.tsx"
import { TimeZoneField } from "#components/windows/time-zone-field.tsx"

/** What happens to recipients whose number tells no zone; the zone is kept while they are held. */
export type UnknownZone = { isHeld: boolean; zone: string | null }

export const unknownZone = (fallbackTimeZone: string | null): UnknownZone => ({
  isHeld: fallbackTimeZone === null,
  zone: fallbackTimeZone,
})

export const isZoneMissing = ({ isHeld, zone }: UnknownZone): boolean => !isHeld && zone === null

const choices = [
  { id: "held", label: "Hold the message until somebody tells the zone" },
  { id: "zone", label: "Take it to be in this zone" },
]

type UnknownZoneFieldProps = {
  value: UnknownZone
  onChange: (value: UnknownZone) => void
  errorMessage?: string
  isDisabled?: boolean
}

/** Hold, or a zone. */
export function UnknownZoneField({ value, onChange, errorMessage, isDisabled }: UnknownZoneFieldProps) {
  const missing = isZoneMissing(value) ? "Choose a time zone, or hold these messages" : undefined
  return (
    <div className="flex flex-col gap-3">
      <RadioGroup
        label="When a number tells no time zone"
        description="Toll-free numbers, for instance, and numbers of countries that span the globe."
        options={choices}
        value={value.isHeld ? "held" : "zone"}
        onChange={(choice) => onChange({ ...value, isHeld: choice === "held" })}
        isDisabled={isDisabled}
      />
      {!value.isHeld && (
        <div className="sm:pl-7">
          <TimeZoneField
            label="Zone of these recipients"
            value={value.zone}
            onChange={(zone) => onChange({ ...value, zone })}
            errorMessage={errorMessage ?? missing}
            isDisabled={isDisabled}
          />
        </div>
      )}
    </div>
  )
}
