import { countOf } from "#components/ui/count-of.ts"
import { Notice } from "#components/ui/notice.tsx"
import { TextLink } from "#components/ui/text-link.tsx"
import { LawLink } from "#components/windows/law-link.tsx"
import { StateRulesTable } from "#components/windows/state-rules-table.tsx"
import type { ReceivingWindow } from "#lib/windows/receiving-window.ts"
import { federalHours, rulesThatNarrow } from "#lib/windows/state-rules.ts"

type StateRulesNoteProps = {
  /** The hours that the campaign would have by itself. */
  windows: ReceivingWindow[]
  /** The account's switch. */
  isOn: boolean
}

/** Says which laws of US states narrow the chosen hours, and who may leave them out. */
export function StateRulesNote({ windows, isOn }: StateRulesNoteProps) {
  const rules = isOn ? rulesThatNarrow(windows) : []
  const where = (
    <TextLink href="/settings?tab=sending" className="underline">
      Settings, Sending
    </TextLink>
  )
  if (!isOn)
    return (
      <Notice tone="warning" title="State rules are switched off">
        Only the hours above count, also where the law of a US state allows fewer. They are switched on for
        the account under {where}.
      </Notice>
    )
  if (rules.length === 0) return null
  return (
    <div className="flex flex-col gap-3">
      <Notice
        tone="info"
        title={`${countOf(rules.length, "US state narrows", "US states narrow")} these hours`}
      >
        A number whose area code is there is written to in its state's hours only, whatever you choose above.
        The federal rule is 8:00 to 21:00 (<LawLink law={federalHours} />
        ). State rules hold for all campaigns of the account: an Admin or Campaign Manager can switch them off
        under {where}, and the audit log keeps who did.
      </Notice>
      <StateRulesTable rules={rules} />
    </div>
  )
}
