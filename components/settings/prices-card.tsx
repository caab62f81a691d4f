"use client"

import { ListCard } from "./list-card.tsx"
import { PricesForm } from "./prices-form.tsx"
import { usePrices } from "./sending-queries.ts"
import type { SettingsRights } from "./settings-rights.ts"

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
