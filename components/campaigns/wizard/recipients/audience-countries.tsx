import { Notice } from "#components/ui/notice.tsx"
import { NumberText } from "#components/ui/number.tsx"
import { TextLink } from "#components/ui/text-link.tsx"
import type { AudienceView } from "#lib/campaigns/audience/audience-view.ts"
import { countryName } from "#lib/platform/country-name.ts"

const settingsHref = "/settings?tab=sending"

/** What the valid lines hold by country, and which of them the launch will ask about. */
export function AudienceCountries({ audience }: { audience: AudienceView }) {
  const { countries, withoutCode } = audience
  const unnamed = countries.flatMap(({ country, isNamed }) => (country && !isNamed ? [country] : []))
  return (
    <>
      {countries.length > 0 && (
        <dl aria-label="Valid numbers by country" className="flex flex-wrap gap-x-5 gap-y-1 px-1 text-sm">
          {countries.map(({ country, count }) => (
            <div key={country ?? ""} className="flex gap-1.5">
              <dt className="text-ink-soft">{country ? countryName(country) : "No known country"}</dt>
              <dd className="font-medium">
                <NumberText value={count} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {unnamed.length > 0 && (
        <Notice tone="warning" title={`Not named in Settings: ${unnamed.map(countryName).join(", ")}`}>
          The launch asks for {unnamed.length === 1 ? "this country" : "these countries"} by name. If you did
          not expect {unnamed.length === 1 ? "it" : "them"}, look at the numbers: a country code may be
          missing.
        </Notice>
      )}
      {withoutCode.homeCountry === null && (
        <Notice
          tone="info"
          title="Your account has no home country"
          action={<TextLink href={settingsHref}>Choose it in Settings, Sending</TextLink>}
        >
          Until it has one, a number without its country code is taken for one of another country.
        </Notice>
      )}
    </>
  )
}
