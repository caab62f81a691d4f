"use client"

import type { Wizard } from "#components/campaigns/wizard/draft/use-wizard.ts"
import { RadioGroup } from "#components/ui/radio-group.tsx"
import { useViewerTimeZone } from "#components/ui/use-viewer-time-zone.ts"
import { TimeZoneField } from "#components/windows/time-zone-field.tsx"
import { useSendingSettings } from "#components/windows/use-sending-settings.ts"

const choicesFor = (accountZone: string | null) => [
  {
    id: "account",
    label: "As the account does",
    description: accountZone
      ? `They are treated as in ${accountZone}. Set under Settings, Sending.`
      : "They are held until somebody names a zone, here, on the campaign's page or under Settings, Sending.",
  },
  {
    id: "zone",
    label: "Treat them as in one time zone",
    description: "You know where your recipients live.",
  },
]

/** Some numbers, such as satellite and toll-free ones, tell nothing of where their owner is. */
export function FallbackZoneField({ wizard: { draft } }: { wizard: Wizard }) {
  const viewerZone = useViewerTimeZone() ?? "UTC"
  const { fallbackTimeZone } = draft.fields
  const { data: sending } = useSendingSettings()
  return (
    <div className="flex flex-col gap-4">
      <RadioGroup
        label="Recipients whose time zone is unknown"
        options={choicesFor(sending?.fallbackTimeZone ?? null)}
        value={fallbackTimeZone === null ? "account" : "zone"}
        onChange={(id) => draft.store.edit({ fallbackTimeZone: id === "zone" ? viewerZone : null })}
      />
      {fallbackTimeZone !== null && (
        <div data-field="fallbackTimeZone" className="sm:w-1/2 sm:pl-7">
          <TimeZoneField
            label="Treat them as in"
            value={fallbackTimeZone}
            onChange={(zone) => zone && draft.store.edit({ fallbackTimeZone: zone })}
          />
        </div>
      )}
    </div>
  )
}
