"use client"

import { Card, CardHeader } from "#components/ui/card.tsx"
import { FallbackZoneField } from "./fallback-zone-field.tsx"
import { SpreadField } from "./spread-field.tsx"
import { StartField } from "./start-field.tsx"
import type { Wizard } from "./use-wizard.ts"
import { WindowsField } from "./windows-field.tsx"

/** Step 3: when it goes out and how fast. The review says what that means for this audience. */
export function ScheduleStep({ wizard }: { wizard: Wizard }) {
  return (
    <div className="flex flex-col gap-4">
      <Card>
        <CardHeader title="Start and end" description="When the messages go out." />
        <div className="p-4">
          <StartField wizard={wizard} />
        </div>
      </Card>
      <Card>
        <CardHeader title="Recipients' hours" description="Nobody is woken up by your campaign." />
        <div className="flex flex-col gap-6 p-4">
          <WindowsField wizard={wizard} />
          <FallbackZoneField wizard={wizard} />
        </div>
      </Card>
      <Card>
        <CardHeader title="Pace" description="How fast the messages leave." />
        <div className="p-4">
          <SpreadField wizard={wizard} />
        </div>
      </Card>
    </div>
  )
}
