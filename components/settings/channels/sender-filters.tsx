"use client"

import { channelNames } from "#components/messages/message-texts.ts"
import { FilterSelect } from "#components/ui/filter-select.tsx"
import { SearchField } from "#components/ui/search-field.tsx"
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
    <search className="flex flex-wrap gap-2 border-b border-line p-3">
      <SearchField
        label="Search sender or label"
        value={list.search}
        onChange={list.setSearch}
        className="w-full sm:w-64"
      />
      <FilterSelect
        label="State"
        allLabel="All states"
        className="min-w-40 flex-1 sm:flex-none"
        options={stateOptions}
        value={shown.state}
        onChange={(senderState) => setFilters({ senderState })}
      />
      {channels.length > 1 && (
        <FilterSelect
          label="Channel"
          allLabel="All channels"
          className="min-w-40 flex-1 sm:flex-none"
          options={channels.map((id) => ({ id, label: channelNames[id] }))}
          value={shown.channel}
          onChange={(senderChannel) => setFilters({ senderChannel })}
        />
      )}
    </search>
  )
}
