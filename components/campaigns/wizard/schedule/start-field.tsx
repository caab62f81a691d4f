"use client"

import type { Wizard } from "#components/campaigns/wizard/draft/use-wizard.ts"
import { Checkbox } from "#components/ui/checkbox.tsx"
import { RadioGroup } from "#components/ui/radio-group.tsx"
import { TimeZoneField } from "#components/windows/time-zone-field.tsx"
import { useScheduleTimes } from "./use-schedule-times.ts"
import { ZonedTimeField } from "./zoned-time-field.tsx"

const starts = [
  { id: "launch", label: "When I launch it", description: "The first message leaves within seconds." },
  { id: "later", label: "At a set time", description: "Until then it can be cancelled or started early." },
]

/** Now or later, and until when, in a zone that everybody names the same. */
export function StartField({ wizard }: { wizard: Wizard }) {
  const { startAt, endsAt, timeZone, setStart, setEnd, setTimeZone, hasStart, hasEnd } =
    useScheduleTimes(wizard)
  return (
    <div className="flex flex-col gap-4">
      <RadioGroup
        label="Start"
        options={starts}
        value={startAt ? "later" : "launch"}
        onChange={(id) => hasStart(id === "later")}
      />
      {startAt && (
        <div data-field="startAt" className="sm:pl-7">
          <ZonedTimeField
            label="Start"
            value={startAt}
            timeZone={timeZone}
            onChange={setStart}
            errorMessage={wizard.scheduleErrorOf("startAt")}
          />
        </div>
      )}
      <Checkbox
        isSelected={endsAt !== null}
        onChange={hasEnd}
        description="Who was not sent to by then is skipped, and shown with the reason."
      >
        Do not send after a set time
      </Checkbox>
      {endsAt && (
        <div data-field="endsAt" className="sm:pl-7">
          <ZonedTimeField
            label="End"
            value={endsAt}
            timeZone={timeZone}
            onChange={setEnd}
            errorMessage={wizard.scheduleErrorOf("endsAt")}
          />
        </div>
      )}
      {(startAt || endsAt) && (
        <div data-field="scheduleTimeZone" className="sm:w-1/2 sm:pl-7">
          <TimeZoneField
            label="Time zone of these times"
            value={timeZone}
            onChange={(zone) => zone && setTimeZone(zone)}
          />
        </div>
      )}
    </div>
  )
}
