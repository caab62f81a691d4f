"use client"

import type { SettingsRights } from "#components/settings/rights/settings-rights.ts"
import { ChannelList } from "./channel-list.tsx"
import { ProviderCard } from "./provider-card.tsx"
import { Senders } from "./senders.tsx"

/** Which channels there are, what messages leave from, and how the provider reaches us. */
export function Channels({ rights }: { rights: SettingsRights }) {
  return (
    <div className="flex flex-col gap-6">
      <Senders rights={rights} />
      <ChannelList rights={rights} />
      <ProviderCard rights={rights} />
    </div>
  )
}
