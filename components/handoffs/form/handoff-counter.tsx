"use client"

import { SegmentsChip } from "#components/messages/sms/segments-chip.tsx"
import { countOf } from "#components/ui/count-of.ts"
import { smsLimit } from "#lib/channels/sms/sms-text.ts"

/** What a message of the handoff costs before its variables are filled in. 140 characters are advised, not enforced. */
export function HandoffCounter({ text, optOutText }: { text: string; optOutText: string }) {
  const length = text.length + optOutText.length
  return (
    <div className="flex flex-col gap-1.5 text-xs">
      <p className="tabular-nums">
        <strong className="font-semibold">{countOf(length, "character", "characters")}</strong>
        <span className="text-ink-soft">
          {`, ${optOutText.length} of them opt-out text. At most ${smsLimit} are advised`}
        </span>
      </p>
      <div role="status">
        <SegmentsChip text={text} optOutText={optOutText} isTooLong={length > smsLimit} />
      </div>
    </div>
  )
}
