"use client"

import type { Wizard } from "#components/campaigns/wizard/draft/use-wizard.ts"
import { Button } from "#components/ui/button.tsx"
import { LinkButton } from "#components/ui/link-button.tsx"
import { formatNumber } from "#components/ui/number.tsx"
import { useViewerTimeZone } from "#components/ui/use-viewer-time-zone.ts"
import { timeInZone } from "#components/ui/zoned-time.ts"
import { LawLink } from "#components/windows/law-link.tsx"
import type { HeldGroup } from "#lib/campaigns/review/review-view.ts"

/** Who has to wait: where they are, until when on their clock and on the viewer's, and why. */
export function HeldGroups({ held, wizard }: { held: HeldGroup[]; wizard: Wizard }) {
  return (
    <ul aria-label="Held at the start" className="flex flex-col divide-y divide-line">
      {held.map((group) => (
        <li
          key={JSON.stringify([group.zones, group.reason.text, group.until])}
          className="flex flex-wrap items-start gap-x-4 gap-y-1 px-4 py-3"
        >
          <span className="min-w-16 text-right font-semibold tabular-nums">{formatNumber(group.count)}</span>
          <div className="flex min-w-0 flex-1 basis-56 flex-col gap-0.5">
            <span className="font-medium break-words">{group.zones.join(" or ") || unknownOf(group)}</span>
            <Until group={group} />
            <span className="text-xs text-ink-soft">
              {group.reason.text} {group.reason.law && <LawLink law={group.reason.law} />}
            </span>
          </div>
          {group.reason.code === "opt_out_unclear" && (
            <LinkButton size="small" href="/decisions/opt-outs">
              Decide
            </LinkButton>
          )}
          {group.reason.code === "zone_unknown" && (
            <Button size="small" onPress={() => wizard.goTo("schedule", "fallbackTimeZone")}>
              Choose a zone for them
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}

const unknownOf = ({ reason }: HeldGroup) =>
  reason.code === "opt_out_unclear" ? "May have opted out" : "Time zone unknown"

function Until({ group: { until, zones } }: { group: HeldGroup }) {
  const viewerZone = useViewerTimeZone()
  const [zone = "UTC"] = zones
  if (until === null) return <span>Held until a person decides</span>
  return (
    <span className="tabular-nums">
      Held until {timeInZone(until, zone)} ({zone})
      {viewerZone && viewerZone !== zone && (
        <span className="text-ink-soft">, for you {timeInZone(until, viewerZone)}</span>
      )}
    </span>
  )
}
