import type { ReactNode } from "react"
import { Definition } from "#components/ui/definition.tsx"
import { Time } from "#components/ui/time.tsx"
import { exactTime } from "#components/ui/time-text.ts"
import type { DecisionRow } from "#lib/ledger/unknown/decision-view.ts"
import type { ListedMessage } from "#lib/ledger/unknown/lookup-evidence.ts"
import { lookText, whyNotTexts } from "./decision-texts.ts"

/** What was done for a message and when, and what the provider said each time. */
export function Evidence({ row }: { row: DecisionRow }) {
  return (
    <div className="flex flex-col gap-4">
      <dl className="grid gap-3 sm:grid-cols-2">
        <Definition term="Recipient">{row.address}</Definition>
        <Definition term="Campaign">{row.campaignName}</Definition>
        <Definition term="Message" className="sm:col-span-2">
          {row.message}
        </Definition>
      </dl>
      <ol aria-label="What happened" className="flex flex-col gap-3 border-l-2 border-line pl-4">
        <Step at={row.submittedAt}>Handed to the provider. {row.reason}</Step>
        {row.looks.map((look) => (
          <Step key={look.at} at={look.at}>
            {lookText(look)}
            {look.listed.length > 0 && <Others listed={look.listed} />}
          </Step>
        ))}
        <li>Callbacks from the provider: none so far</li>
        <li className="text-ink-soft">
          {row.nextLookAt ? (
            <>
              The provider is asked again <Time value={row.nextLookAt} />
            </>
          ) : (
            "The provider is not asked any more"
          )}
        </li>
      </ol>
    </div>
  )
}

/** Evidence wants exact times. */
function Step({ at, children }: { at: string; children: ReactNode }) {
  return (
    <li className="flex flex-col gap-0.5">
      <time dateTime={at} className="text-xs text-ink-soft tabular-nums">
        {exactTime(new Date(at))}
      </time>
      <div>{children}</div>
    </li>
  )
}

function Others({ listed }: { listed: ListedMessage[] }) {
  return (
    <ul className="flex flex-col gap-1 pt-1 text-xs text-ink-soft">
      {listed.map(({ providerId, createdAt, status, why }) => (
        <li key={providerId} className="flex flex-wrap gap-x-2">
          <Time value={createdAt} />
          <span>{status},</span>
          <span>not this one: {whyNotTexts[why]}</span>
          <code className="break-all">{providerId}</code>
        </li>
      ))}
    </ul>
  )
}
