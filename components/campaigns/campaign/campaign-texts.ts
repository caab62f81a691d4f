import { countOf } from "#components/ui/count-of.ts"
import type { CampaignStatus } from "#lib/campaigns/progress/campaign-status.ts"
import type { CampaignSource } from "#prisma/generated/enums.ts"

/** A pace in words, a slow one by the minute or the hour; null is a pace without limit. */
export function rateText(ratePerSecond: number | null): string {
  if (ratePerSecond === null) return "no limit"
  if (ratePerSecond >= 1) return `${segmentsText(ratePerSecond)} a second`
  if (ratePerSecond * 60 >= 1) return `${segmentsText(ratePerSecond * 60)} a minute`
  return `${segmentsText(ratePerSecond * 3600)} an hour`
}

const segmentsText = (rate: number) => countOf(Math.round(rate * 10) / 10, "segment", "segments")

export const sourceNames: Record<CampaignSource, string> = { web: "Web tool", api: "API" }

/** A draft may have no name yet. */
export const campaignTitle = ({ name }: { name: string }) => name.trim() || "Untitled campaign"

/** Drafts open where they are edited, everything else where it is watched. */
export const campaignHref = ({ id, status }: { id: string; status: CampaignStatus }) =>
  status === "draft" ? `/campaigns/${id}/edit` : `/campaigns/${id}`
