"use client"

import { ListCard } from "#components/data/list-card.tsx"
import type { SettingsRights } from "#components/settings/rights/settings-rights.ts"
import { PricesForm } from "./prices-form.tsx"
import { usePrices } from "./sending-queries.ts"

/** What a segment costs, by country. */
export function PricesCard({ rights }: { rights: SettingsRights }) {
  return (
    <ListCard
      title="Prices"
      description="What your provider charges for one SMS segment, by the recipient's country. The launch page works out the cost of a campaign from them."
      query={usePrices()}
      columns={2}
    >
      {(view) => <PricesForm view={view} isReadOnly={!rights.mayCreate} />}
    </ListCard>
  )
}
