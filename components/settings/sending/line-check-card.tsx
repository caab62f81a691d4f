"use client"

import { ListCard } from "#components/data/list-card.tsx"
import type { SettingsRights } from "#components/settings/rights/settings-rights.ts"
import { Switch } from "#components/ui/switch.tsx"
import { notifyError } from "#components/ui/toast.tsx"
import { useLineCheck, useSaveLineCheck } from "./sending-queries.ts"

/** Whether numbers are looked up before an SMS. An Admin decides, since each look-up is paid for. */
export function LineCheckCard({ rights }: { rights: SettingsRights }) {
  const { mutate, isPending } = useSaveLineCheck()
  return (
    <ListCard
      title="Landlines"
      description="Twilio can tell landlines before an SMS is sent to them: their messages fail at once and cost no segment."
      query={useLineCheck()}
      columns={1}
    >
      {({ isOn }) => (
        <div className="flex flex-col gap-2 p-4">
          <Switch
            isSelected={isOn}
            isDisabled={!rights.mayAdminister || isPending}
            onChange={(on) => mutate({ isOn: on }, { onError: notifyError })}
          >
            Look numbers up before an SMS
          </Switch>
          <p className="max-w-prose text-xs text-ink-soft">
            Twilio bills each look-up (Lookup, line type). A number is asked about once in 90 days. Where
            Twilio does not know, as for Canada without its approval, or does not answer, the message goes
            out.
            {!rights.mayAdminister && " An Admin switches it."}
          </p>
        </div>
      )}
    </ListCard>
  )
}
