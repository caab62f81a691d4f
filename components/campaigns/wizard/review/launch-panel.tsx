"use client"

import { Rocket } from "lucide-react"
import type { Wizard } from "#components/campaigns/wizard/draft/use-wizard.ts"
import { Button } from "#components/ui/button.tsx"
import { Card } from "#components/ui/card.tsx"
import { Checkbox } from "#components/ui/checkbox.tsx"
import { countOf } from "#components/ui/count-of.ts"
import { InlineError } from "#components/ui/inline-error.tsx"
import { Notice } from "#components/ui/notice.tsx"
import type { Review } from "#lib/campaigns/review/review-view.ts"
import { UnnamedCountries } from "./unnamed-countries.tsx"
import { useLaunch } from "./use-launch.ts"

type LaunchPanelProps = { review: Review; wizard: Wizard; onStale: () => void }

/** The consent and the one button that cannot be taken back. It says how many people it reaches. */
export function LaunchPanel({ review, wizard, onStale }: LaunchPanelProps) {
  const { consent, setConsent, consentError, countries, launch, press } = useLaunch(review, wizard, onStale)
  return (
    <Card className="flex flex-col gap-4 p-4">
      <div data-field="consent">
        <Checkbox isSelected={consent} onChange={setConsent} errorMessage={consentError}>
          Everyone on this list agreed to get these messages from us (opt-in as the TCPA, the GDPR and the
          carriers require), and I may send them.
        </Checkbox>
      </div>
      <UnnamedCountries countries={review.unnamedCountries} {...countries} />
      {launch.isStale && (
        <Notice tone="warning" title="The campaign changed since you reviewed it">
          Nothing was sent. Look at what is new, then launch again.
          {launch.changes.length > 0 && (
            <ul className="list-disc pl-5">
              {launch.changes.map((change) => (
                <li key={change} className="break-words">
                  {change}
                </li>
              ))}
            </ul>
          )}
        </Notice>
      )}
      {launch.error !== null && !launch.isStale && <InlineError error={launch.error} />}
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-xs text-ink-soft">
          {review.startsAt ? "Nothing is sent before the start." : "Sending starts at once."} You can cancel
          what has not left yet; a sent message cannot be recalled.
        </p>
        <Button variant="primary" className="ml-auto" isPending={launch.isPending} onPress={press}>
          <Rocket size={16} />
          {review.startsAt ? "Schedule for" : "Launch to"} {countOf(review.recipients, "person", "people")}
        </Button>
      </div>
    </Card>
  )
}
