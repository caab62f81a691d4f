"use client"

import { Switch } from "#components/ui/switch.tsx"
import { StateRulesTable } from "#components/windows/state-rules-table.tsx"
import { stateRules } from "#lib/windows/state-rules.ts"

type StateRulesFieldProps = { isOn: boolean; onChange: (isOn: boolean) => void; isDisabled?: boolean }

/** The switch for stricter hours of US states, with the hours and where they are written. */
export function StateRulesField({ isOn, onChange, isDisabled }: StateRulesFieldProps) {
  return (
    <div className="flex flex-col gap-2">
      <Switch isSelected={isOn} onChange={onChange} isDisabled={isDisabled}>
        Keep to the stricter hours of US states
      </Switch>
      <p className="max-w-prose text-xs text-ink-soft">
        By the state of the area code. They narrow every campaign's hours, and no campaign can leave them out
        by itself. An Admin or Campaign Manager switches them off here, for all campaigns; the audit log keeps
        who did. This list is no legal advice: check it with your counsel.
      </p>
      <StateRulesTable rules={stateRules} />
    </div>
  )
}
