"use client"

import { CircleAlert, CircleCheck } from "lucide-react"
import { countOf } from "#components/campaigns/words.ts"
import { StatusChip } from "#components/ui/status-chip.tsx"
import { countVariables, joinOptOut } from "#lib/channels/port/text-template.ts"
import { measureSms, smsLimit } from "#lib/channels/sms/sms-text.ts"

/** What a message of the handoff costs before its variables are filled in. 140 characters are advised, not enforced. */
export function HandoffCounter({ text, optOutText }: { text: string; optOutText: string }) {
  const message = joinOptOut(text, optOutText)
  const { encoding, segments } = measureSms(message)
  const length = text.length + optOutText.length
  const isCostly = segments > 1 || encoding === "UCS-2" || length > smsLimit
  const cost = `${encoding} · ${countOf(segments, "segment", "segments")}`
  return (
    <div className="flex flex-col gap-1.5 text-xs">
      <p className="tabular-nums">
        <strong className="font-semibold">{countOf(length, "character", "characters")}</strong>
        <span className="text-ink-soft">
          {`, ${optOutText.length} of them opt-out text. At most ${smsLimit} are advised`}
        </span>
      </p>
      <div role="status">
        <StatusChip
          tone={isCostly ? "warning" : "positive"}
          icon={isCostly ? CircleAlert : CircleCheck}
          label={countVariables(text) > 0 ? `${cost} before values` : cost}
        />
      </div>
    </div>
  )
}
