"use client"

import { CircleAlert, CircleCheck } from "lucide-react"
import { countOf } from "#components/campaigns/words.ts"
import { StatusChip } from "#components/ui/status-chip.tsx"
import { countVariables, joinOptOut, renderTemplate } from "#lib/channels/port/text-template.ts"
import { charactersLeft, measureSms, smsLimit } from "#lib/channels/sms/sms-text.ts"
import { withoutCostly } from "./replace-characters.ts"

/** What the message costs: characters left, encoding, segments. Speaks up only when one of the last two changes. */
export function SmsCounter({ text, optOutText }: { text: string; optOutText: string }) {
  const message = joinOptOut(text, optOutText)
  const { encoding, segments, costlyCharacters, unitsPerSegment } = measureSms(message)
  const variables = countVariables(text)
  // Variables take nothing yet: what their values take is measured for each recipient.
  const left = charactersLeft(renderTemplate(text, Array(variables).fill("")), optOutText)
  const cheapSegments = measureSms(withoutCostly(message, costlyCharacters)).segments
  const isCostly = segments > 1 || encoding === "UCS-2"
  const segmentText = countOf(segments, "segment", "segments")
  return (
    <div className="flex min-w-0 flex-1 flex-col gap-1.5 text-xs">
      <p className="tabular-nums">
        {left >= 0 ? (
          <>
            <strong className="font-semibold">{countOf(left, "character", "characters")} left</strong>
            <span className="text-ink-soft">
              {` of ${smsLimit}${variables > 0 ? ", before values" : ""}; the opt-out text takes ${optOutText.length}`}
            </span>
          </>
        ) : (
          <strong className="font-semibold text-negative">
            {countOf(-left, "character", "characters")} too many for {smsLimit}
          </strong>
        )}
      </p>
      <div className="flex flex-wrap items-center gap-2" role="status">
        <StatusChip
          tone={isCostly ? "warning" : "positive"}
          icon={isCostly ? CircleAlert : CircleCheck}
          label={`${encoding} · ${segmentText}${variables > 0 ? " before values" : ""}`}
        />
        {encoding === "UCS-2" && (
          <span className="text-ink-soft">
            {cheapSegments < segments
              ? `${segmentText} of ${unitsPerSegment}; ${countOf(cheapSegments, "is", "are")} enough without the marked characters`
              : `Marked characters allow ${unitsPerSegment} characters a segment instead of 160`}
          </span>
        )}
      </div>
    </div>
  )
}
