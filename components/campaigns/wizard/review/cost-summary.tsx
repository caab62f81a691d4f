import { countOf } from "#components/ui/count-of.ts"
import { Definition } from "#components/ui/definition.tsx"
import { Notice } from "#components/ui/notice.tsx"
import { TextLink } from "#components/ui/text-link.tsx"
import type { Cost } from "#lib/campaigns/review/review-view.ts"
import { countryName } from "#lib/platform/country-name.ts"

const money = (amount: number, currency: string) =>
  new Intl.NumberFormat("en-US", { style: "currency", currency, maximumFractionDigits: 2 }).format(amount)

/** What it costs by the account's price table, by country; a country without a price is named. */
export function CostSummary({ cost: { currency, total, byCountry, missingCountries } }: { cost: Cost }) {
  const hasPrice = byCountry.length === 0 || byCountry.some(({ amount }) => amount !== null)
  return (
    <div className="flex flex-col gap-4 p-4">
      {missingCountries.length > 0 && (
        <Notice tone="warning" title={`No price for ${missingCountries.map(countryName).join(", ")}`}>
          <p>These messages are not in the total.</p>
          <TextLink href="/settings?tab=sending">Add it under Settings, Sending</TextLink>
        </Notice>
      )}
      <dl className="grid gap-4 sm:grid-cols-3">
        <Definition term="Total">{hasPrice ? money(total, currency) : "Unknown without prices"}</Definition>
        {byCountry.map(({ country, segments, amount }) => (
          <Definition key={country ?? ""} term={country ? countryName(country) : "No country"}>
            {amount === null ? "No price" : money(amount, currency)},{" "}
            {countOf(segments, "segment", "segments")}
          </Definition>
        ))}
      </dl>
    </div>
  )
}
