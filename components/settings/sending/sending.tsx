"use client"

import type { SettingsRights } from "#components/settings/rights/settings-rights.ts"
import { BlackoutDates } from "./blackout-dates.tsx"
import { CountriesCard } from "./countries-card.tsx"
import { LineCheckCard } from "./line-check-card.tsx"
import { PricesCard } from "./prices-card.tsx"
import { SendingRulesCard } from "./sending-rules-card.tsx"

/** When the account's messages may leave, on which days none does, where they go, what is checked before, and what they cost. */
export function Sending({ rights }: { rights: SettingsRights }) {
  return (
    <div className="flex flex-col gap-6">
      <SendingRulesCard rights={rights} />
      <BlackoutDates rights={rights} />
      <CountriesCard rights={rights} />
      <LineCheckCard rights={rights} />
      <PricesCard rights={rights} />
    </div>
  )
}
