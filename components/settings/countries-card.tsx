"use client"

import { CountriesForm } from "./countries-form.tsx"
import { ListCard } from "./list-card.tsx"
import { useCountries } from "./sending-queries.ts"
import type { SettingsRights } from "./settings-rights.ts"

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
