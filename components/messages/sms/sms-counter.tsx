"use client"

import { countOf } from "#components/ui/count-of.ts"
import { countVariables, joinOptOut, renderTemplate } from "#lib/channels/port/text-template.ts"
import { charactersLeft, measureSms, smsLimit } from "#lib/channels/sms/sms-text.ts"
import { withoutCostly } from "./replace-characters.ts"
import { SegmentsChip } from "./segments-chip.tsx"

type SmsCounterProps = { text: string; optOutText: string }

/** What the message costs: characters left, encoding, segments. Speaks up only when one of the last two changes. */
export function SmsCounter({ text, optOutText }: SmsCounterProps) {
  return (
    <div className="flex min-w-0 flex-1 flex-col gap-1.5 text-xs">
      <CharactersLeft text={text} optOutText={optOutText} />
      <div className="flex flex-wrap items-center gap-2" role="status">
        <SegmentsChip text={text} optOutText={optOutText} />
        <EncodingNote message={joinOptOut(text, optOutText)} />
      </div>
    </div>
  )
}

/** Variables take nothing yet: what their values take is measured for each recipient. */
function CharactersLeft({ text, optOutText }: SmsCounterProps) {
  const variables = countVariables(text)
  const left = charactersLeft(renderTemplate(text, Array(variables).fill("")), optOutText)
  if (left < 0)
    return (
      <p className="tabular-nums">
        <strong className="font-semibold text-negative">
          {countOf(-left, "character", "characters")} too many for {smsLimit}
        </strong>
      </p>
    )
  return (
    <p className="tabular-nums">
      <strong className="font-semibold">{countOf(left, "character", "characters")} left</strong>
      <span className="text-ink-soft">
        {` of ${smsLimit}${variables > 0 ? ", before values" : ""}; the opt-out text takes ${optOutText.length}`}
      </span>
    </p>
  )
}

/** What the marked characters take away. */
function EncodingNote({ message }: { message: string }) {
  const { encoding, segments, costlyCharacters, unitsPerSegment } = measureSms(message)
  if (encoding !== "UCS-2") return null
  const cheapSegments = measureSms(withoutCostly(message, costlyCharacters)).segments
  return (
    <span className="text-ink-soft">
      {cheapSegments < segments
        ? `${countOf(segments, "segment", "segments")} of ${unitsPerSegment}; ${countOf(cheapSegments, "is", "are")} enough without the marked characters`
        : `Marked characters allow ${unitsPerSegment} characters a segment instead of 160`}
    </span>
  )
}
