"use client"

import type { Wizard } from "#components/campaigns/wizard/draft/use-wizard.ts"
import { DurationField } from "#components/ui/duration-field.tsx"
import { RadioGroup } from "#components/ui/radio-group.tsx"
import { maxSpreadMinutes, minSpreadMinutes } from "#lib/campaigns/schedule/schedule-rules.ts"

const firstSpreadMinutes = 240

const paces = [
  {
    id: "fastest",
    label: "As fast as the sender may",
    description: "Campaigns of one sender take turns.",
  },
  {
    id: "spread",
    label: "Spread evenly over time",
    description: "So that answers come in as your agents can take them.",
  },
]

/** How fast it goes out. */
export function SpreadField({ wizard: { draft } }: { wizard: Wizard }) {
  const { spreadMinutes } = draft.fields
  return (
    <div className="flex flex-col gap-4">
      <RadioGroup
        label="Pace"
        options={paces}
        value={spreadMinutes === null ? "fastest" : "spread"}
        onChange={(id) => draft.store.edit({ spreadMinutes: id === "spread" ? firstSpreadMinutes : null })}
      />
      {spreadMinutes !== null && (
        <div className="sm:w-1/2 sm:pl-7">
          <DurationField
            field="spreadMinutes"
            label="Spread over"
            description="1 minute to 30 days. Time outside the receiving windows comes on top."
            minutes={spreadMinutes}
            minMinutes={minSpreadMinutes}
            maxMinutes={maxSpreadMinutes}
            onChange={(minutes) => draft.store.edit({ spreadMinutes: minutes })}
          />
        </div>
      )}
    </div>
  )
}
