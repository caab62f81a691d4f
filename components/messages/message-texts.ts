import { countOf } from "#components/ui/count-of.ts"
import type { Channel } from "#prisma/generated/enums.ts"

export const channelNames: Record<Channel, string> = { sms: "SMS", whatsapp: "WhatsApp", inapp: "In-App" }

/** 43200 → "30 days": a lookback in its largest whole unit. */
export function lookbackText(minutes: number): string {
  if (minutes % 1440 === 0) return countOf(minutes / 1440, "day", "days")
  if (minutes % 60 === 0) return countOf(minutes / 60, "hour", "hours")
  return countOf(minutes, "minute", "minutes")
}
