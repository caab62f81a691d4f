"use client"

import { ListCard } from "#components/data/list-card.tsx"
import { channelNames } from "#components/messages/message-texts.ts"
import type { SettingsRights } from "#components/settings/rights/settings-rights.ts"
import { Switch } from "#components/ui/switch.tsx"
import { notifyError } from "#components/ui/toast.tsx"
import type { OutputOf } from "#lib/webtool/endpoints.ts"
import { useChannels, useSaveChannels } from "./channel-queries.ts"

type ChannelSettings = OutputOf<"GET settings/channels">

/** Which channels may be used. */
export function ChannelList({ rights }: { rights: SettingsRights }) {
  const query = useChannels()
  const { mutate, isPending } = useSaveChannels()
  const save = (channels: ChannelSettings) => mutate({ channels }, { onError: notifyError })
  return (
    <ListCard
      title="Channels"
      description="With a channel its senders are switched off: nothing new can use them, and what waits goes on waiting."
      query={query}
      columns={1}
    >
      {(channels) => (
        <ul className="flex flex-col divide-y divide-line">
          {channels.map(({ channel, enabled }, index) => (
            <li key={channel} className="px-4 py-2.5">
              <Switch
                isSelected={enabled}
                isDisabled={!rights.mayAdminister || isPending}
                onChange={(isOn) => save(channels.with(index, { channel, enabled: isOn }))}
              >
                {channelNames[channel]}
              </Switch>
            </li>
          ))}
        </ul>
      )}
    </ListCard>
  )
}
