"use client"

import { ListCard } from "#components/data/list-card.tsx"
import type { SettingsRights } from "#components/settings/rights/settings-rights.ts"
import { formatNumber } from "#components/ui/number.tsx"
import { useSendingSettings } from "#components/windows/use-sending-settings.ts"
import type { SendingSettings } from "#lib/sending-rules/get-sending-settings.ts"
import { SendingRulesForm } from "./sending-rules-form.tsx"

/** What holds for every campaign that brings no rules of its own. */
export function SendingRulesCard({ rights }: { rights: SettingsRights }) {
  return (
    <ListCard
      title="When messages may leave"
      description="For every campaign that sets no hours of its own. A message outside of them waits and leaves when the window opens where the recipient is."
      query={useSendingSettings()}
      columns={2}
    >
      {(settings) => (
        <>
          <SendingRulesForm settings={settings} isReadOnly={!rights.mayCreate} />
          <Limits settings={settings} />
        </>
      )}
    </ListCard>
  )
}

function Limits({ settings }: { settings: SendingSettings }) {
  const limits = [
    ["Messages a day and channel", settings.maxMessagesPerDay],
    ["Rows in one file of recipients", settings.maxRowsPerImport],
  ] as const
  return (
    <dl className="flex flex-wrap gap-x-10 gap-y-3 border-t border-line p-4">
      {limits.map(([name, limit]) => (
        <div key={name} className="flex flex-col">
          <dt className="text-xs text-ink-soft">{name}, at most</dt>
          <dd className="font-medium tabular-nums">{formatNumber(limit)}</dd>
        </div>
      ))}
    </dl>
  )
}
