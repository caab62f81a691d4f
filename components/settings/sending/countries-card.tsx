"use client"

import { ListCard } from "#components/data/list-card.tsx"
import type { SettingsRights } from "#components/settings/rights/settings-rights.ts"
import { CountriesForm } from "./countries-form.tsx"
import { useCountries } from "./sending-queries.ts"

/** Where the account is at home, and to which countries it writes. */
export function CountriesCard({ rights }: { rights: SettingsRights }) {
  return (
    <ListCard
      title="Countries"
      description="A number without its country code is refused with what it was probably meant as, by your home country. A launch asks before it goes to a country that is not named here, and the API refuses such numbers."
      query={useCountries()}
      columns={2}
    >
      {(view) => <CountriesForm view={view} isReadOnly={!rights.mayAdminister} />}
    </ListCard>
  )
}
