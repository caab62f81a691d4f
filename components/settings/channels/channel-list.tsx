"use client"

import { ArrowDown, ArrowUp } from "lucide-react"
import { ListCard } from "#components/data/list-card.tsx"
import { channelNames } from "#components/messages/message-texts.ts"
import type { SettingsRights } from "#components/settings/rights/settings-rights.ts"
import { Button } from "#components/ui/button.tsx"
import { Switch } from "#components/ui/switch.tsx"
import { notifyError } from "#components/ui/toast.tsx"
import type { OutputOf } from "#lib/webtool/endpoints.ts"
import { useChannels, useSaveChannels } from "./channel-queries.ts"

type ChannelSettings = OutputOf<"GET settings/channels">

/** Which channels may be used, and which is tried first. */
export function ChannelList({ rights }: { rights: SettingsRights }) {
  const query = useChannels()
  const { mutate, isPending } = useSaveChannels()
  const save = (channels: ChannelSettings) => mutate({ channels }, { onError: notifyError })
  return (
    <ListCard
      title="Channels"
      description="With a channel its senders are switched off: nothing new can use them, and what waits goes on waiting. The first is tried first where a message may take several."
      query={query}
      columns={1}
    >
      {(channels) => (
        <ol className="flex flex-col divide-y divide-line">
          {channels.map(({ channel, enabled }, index) => (
            <li key={channel} className="flex items-center justify-between gap-4 px-4 py-2.5">
              <Switch
                isSelected={enabled}
                isDisabled={!rights.mayAdminister || isPending}
                onChange={(isOn) => save(channels.with(index, { channel, enabled: isOn }))}
              >
                {channelNames[channel]}
              </Switch>
              {rights.mayAdminister && channels.length > 1 && (
                <MoveButtons {...{ channels, index, isPending, save }} />
              )}
            </li>
          ))}
        </ol>
      )}
    </ListCard>
  )
}

type MoveButtonsProps = {
  channels: ChannelSettings
  index: number
  isPending: boolean
  save: (channels: ChannelSettings) => void
}

function MoveButtons({ channels, index, isPending, save }: MoveButtonsProps) {
  const moved = channels[index]
  if (!moved) return null
  const name = channelNames[moved.channel]
  const moveTo = (place: number) => save(channels.toSpliced(index, 1).toSpliced(place, 0, moved))
  return (
    <span className="flex gap-1">
      <Button
        variant="quiet"
        size="icon"
        aria-label={`Try ${name} earlier`}
        isDisabled={isPending || index === 0}
        onPress={() => moveTo(index - 1)}
      >
        <ArrowUp size={16} />
      </Button>
      <Button
        variant="quiet"
        size="icon"
        aria-label={`Try ${name} later`}
        isDisabled={isPending || index === channels.length - 1}
        onPress={() => moveTo(index + 1)}
      >
        <ArrowDown size={16} />
      </Button>
    </span>
  )
}
