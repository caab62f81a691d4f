"use client"

import { isMoving } from "#components/campaigns/campaign/campaign-phase.ts"
import { rateText } from "#components/campaigns/campaign/campaign-texts.ts"
import { progressParts } from "#components/campaigns/campaign/progress-parts.ts"
import { recipientStatusLabel } from "#components/messages/recipient-status-chip.tsx"
import { Card } from "#components/ui/card.tsx"
import { countOf } from "#components/ui/count-of.ts"
import { cx } from "#components/ui/cx.ts"
import { durationText } from "#components/ui/duration-text.ts"
import { formatNumber, formatPercent } from "#components/ui/number.tsx"
import { TextLink } from "#components/ui/text-link.tsx"
import type { CampaignDetails } from "#lib/campaigns/progress/campaign-view.ts"
import type { RecipientStatus } from "#lib/ledger/recipient-status.ts"
import { ProgressAnnouncement } from "./progress-announcement.tsx"
import { recipientsOf, refusedCount } from "./recipient-counts.ts"

/** How far sending has come: one bar of outcomes, each named and counted below it, and when it ends. */
export function Progress({ campaign }: { campaign: CampaignDetails }) {
  const { parts, total, settled } = progressParts(campaign.counts, recipientsOf(campaign))
  return (
    <Card className="flex flex-col gap-4 p-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 className="text-base font-semibold tabular-nums">
          {formatNumber(settled)} of {countOf(total, "recipient", "recipients")} done
        </h2>
        <p className="text-ink-soft tabular-nums">{paceText(campaign)}</p>
      </div>
      <div className="flex h-3 gap-0.5 overflow-hidden rounded-full bg-muted-soft" aria-hidden>
        {parts.map(({ status, share }) => (
          <div
            key={status}
            className={cx("min-w-1 transition-[width] duration-500", barColours[status])}
            style={{ width: `${share * 100}%` }}
          />
        ))}
      </div>
      <dl className="flex flex-wrap gap-x-8 gap-y-3">
        {parts.map(({ status, count, share }) => (
          <div key={status} className="flex min-w-20 flex-col">
            <dt className="flex items-center gap-1.5 text-xs text-ink-soft">
              <span className={cx("size-2.5 rounded-xs", barColours[status])} aria-hidden />
              {recipientStatusLabel(status)}
            </dt>
            <dd className="text-lg font-semibold tabular-nums">{formatNumber(count)}</dd>
            <dd className="text-xs text-ink-soft tabular-nums">{formatPercent(share)}</dd>
          </div>
        ))}
      </dl>
      <Refused campaign={campaign} />
      <ProgressAnnouncement campaign={campaign} settled={settled} total={total} />
    </Card>
  )
}

/** They are no recipients of the bar: nothing was to be sent to them. */
function Refused({ campaign }: { campaign: CampaignDetails }) {
  const count = refusedCount(campaign)
  if (count === 0) return null
  return (
    <p className="text-xs text-ink-soft">
      {countOf(count, "line was", "lines were")} refused and got no message.{" "}
      <TextLink href="?status=refused" className="underline">
        See why
      </TextLink>
    </p>
  )
}

const barColours: Record<RecipientStatus, string> = {
  responded: "bg-accent",
  read: "bg-positive",
  delivered: "bg-positive/75",
  sent: "bg-positive/40",
  failed: "bg-negative",
  unknown: "bg-warning",
  skipped: "bg-line-strong",
  cancelled: "bg-line-strong/60",
  held: "bg-warning/50",
  pending: "bg-line",
}

function paceText(campaign: CampaignDetails): string {
  const { total, paceRatePerSecond, ratePerSecond, secondsLeft } = campaign
  const isWritten = total >= recipientsOf(campaign)
  const size = isWritten
    ? countOf(campaign.segments, "segment", "segments")
    : `${formatNumber(total)} messages prepared`
  if (!isMoving(campaign)) return size
  const left = isWritten && secondsLeft !== null ? ` · about ${durationText(secondsLeft)} left` : ""
  return `${size} · pace: ${rateText(paceRatePerSecond ?? ratePerSecond)}${left}`
}
