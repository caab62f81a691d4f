import { CircleAlert, CircleCheck } from "lucide-react"
import { countOf } from "#components/ui/count-of.ts"
import { StatusChip } from "#components/ui/status-chip.tsx"
import { countVariables, joinOptOut } from "#lib/channels/port/text-template.ts"
import { measureSms } from "#lib/channels/sms/sms-text.ts"

type SegmentsChipProps = { text: string; optOutText: string; isTooLong?: boolean }

/** Encoding and segments of a message, with a warning when they cost more than the cheapest. */
export function SegmentsChip({ text, optOutText, isTooLong = false }: SegmentsChipProps) {
  const { encoding, segments } = measureSms(joinOptOut(text, optOutText))
  const isCostly = isTooLong || segments > 1 || encoding === "UCS-2"
  const cost = `${encoding} · ${countOf(segments, "segment", "segments")}`
  return (
    <StatusChip
      tone={isCostly ? "warning" : "positive"}
      icon={isCostly ? CircleAlert : CircleCheck}
      label={countVariables(text) > 0 ? `${cost} before values` : cost}
    />
  )
}
