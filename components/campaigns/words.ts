import { formatNumber } from "#components/ui/number.tsx"
import type { CampaignStatus } from "#lib/campaigns/progress/campaign-status.ts"
import type { CampaignDetails } from "#lib/campaigns/progress/campaign-view.ts"
import type { CampaignSource, Channel } from "#prisma/generated/enums.ts"

/** (1, "person", "people") → "1 person" */
export const countOf = (count: number, one: string, many: string) =>
  `${formatNumber(count)} ${count === 1 ? one : many}`

/** 43200 → "30 days": a lookback in its largest whole unit. */
export function lookbackText(minutes: number): string {
  if (minutes % 1440 === 0) return countOf(minutes / 1440, "day", "days")
  if (minutes % 60 === 0) return countOf(minutes / 60, "hour", "hours")
  return countOf(minutes, "minute", "minutes")
}

/** A pace in words, a slow one by the minute or the hour; null is a pace without limit. */
export function rateText(ratePerSecond: number | null): string {
  if (ratePerSecond === null) return "no limit"
  if (ratePerSecond >= 1) return `${segmentsText(ratePerSecond)} a second`
  if (ratePerSecond * 60 >= 1) return `${segmentsText(ratePerSecond * 60)} a minute`
  return `${segmentsText(ratePerSecond * 3600)} an hour`
}

const segmentsText = (rate: number) => countOf(Math.round(rate * 10) / 10, "segment", "segments")

export const channelNames: Record<Channel, string> = { sms: "SMS", whatsapp: "WhatsApp", inapp: "In-App" }
export const sourceNames: Record<CampaignSource, string> = { web: "Web tool", api: "API" }

/** A draft may have no name yet. */
export const campaignTitle = ({ name }: { name: string }) => name.trim() || "Untitled campaign"

/** Rows of the ledger, or lines of the audience while these have no rows yet: a large launch writes them in portions. */
export const recipientsOf = ({ total, audience }: Pick<CampaignDetails, "total" | "audience">) =>
  Math.max(total, audience ? audience.counts.valid + audience.counts.optedOut : 0)

/** Lines that were refused: they never became messages, so that they are in no other count. */
export const refusedCount = ({ audience }: Pick<CampaignDetails, "audience">) =>
  audience ? audience.counts.invalid + audience.counts.duplicate : 0

/** Drafts open where they are edited, everything else where it is watched. */
export const campaignHref = ({ id, status }: { id: string; status: CampaignStatus }) =>
  status === "draft" ? `/campaigns/${id}/edit` : `/campaigns/${id}`
