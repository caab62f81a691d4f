import { Checkbox } from "#components/ui/checkbox.tsx"
import { countOf } from "#components/ui/count-of.ts"
import { formatNumber } from "#components/ui/number.tsx"
import type { Review } from "#lib/campaigns/review/review-view.ts"
import { countryName } from "#lib/platform/country-name.ts"

type UnnamedCountriesProps = {
  countries: Review["unnamedCountries"]
  isConfirmed: boolean
  onChange: (isConfirmed: boolean) => void
  errorMessage: string | undefined
}

/** Asks by name for the countries that Settings do not name; nothing when there are none. */
export function UnnamedCountries({ countries, isConfirmed, onChange, errorMessage }: UnnamedCountriesProps) {
  if (countries.length === 0) return null
  const people = countries.reduce((sum, { count }) => sum + count, 0)
  const names = countries.map(({ country, count }) => `${countryName(country)} (${formatNumber(count)})`)
  return (
    <div data-field="countries">
      <Checkbox
        isSelected={isConfirmed}
        onChange={onChange}
        errorMessage={errorMessage}
        description="An administrator can name them under Settings, Sending; then nobody is asked."
      >
        Also send to {countOf(people, "recipient", "recipients")} in countries that Settings do not name:{" "}
        <strong>{new Intl.ListFormat("en").format(names)}</strong>
      </Checkbox>
    </div>
  )
}
