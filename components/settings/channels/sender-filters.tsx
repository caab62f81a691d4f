"use client"

import { ListFilters } from "#components/data/list-filters.tsx"
import { channelNames } from "#components/messages/message-texts.ts"
import { FilterSelect } from "#components/ui/filter-select.tsx"
import type { Channel } from "#prisma/generated/enums.ts"
import type { useSenderList } from "./use-sender-list.ts"

const stateOptions = [
  { id: "ready" as const, label: "Ready" },
  { id: "troubled" as const, label: "Stands still" },
  { id: "off" as const, label: "Off" },
]

type SenderFiltersProps = ReturnType<typeof useSenderList> & { channels: Channel[] }

/** Narrows the list; what is chosen stands in the address. */
export function SenderFilters({ list, shown, setFilters, channels }: SenderFiltersProps) {
  return (
    <ListFilters label="Search sender or label" state={list}>
      <FilterSelect
        label="State"
        allLabel="All states"
        options={stateOptions}
        value={shown.state}
        onChange={(senderState) => setFilters({ senderState })}
      />
      {channels.length > 1 && (
        <FilterSelect
          label="Channel"
          allLabel="All channels"
          options={channels.map((id) => ({ id, label: channelNames[id] }))}
          value={shown.channel}
          onChange={(senderChannel) => setFilters({ senderChannel })}
        />
      )}
    </ListFilters>
  )
}
