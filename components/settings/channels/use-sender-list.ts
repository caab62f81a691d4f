"use client"

import { parseAsStringLiteral, useQueryStates } from "nuqs"
import { useListState } from "#components/data/use-list-state.ts"
import { Channel } from "#prisma/generated/enums.ts"
import { senderSorts, senderStates } from "./shown-senders.ts"

/** The list as the address describes it. */
export function useSenderList() {
  const list = useListState(senderSorts, "asc", "senders")
  const [filters, set] = useQueryStates(
    {
      senderState: parseAsStringLiteral(senderStates),
      senderChannel: parseAsStringLiteral(Object.values(Channel)),
    },
    { history: "push" },
  )
  const setFilters = (change: Partial<typeof filters>) => {
    void set(change)
    void list.setPage(1)
  }
  const { senderState: state, senderChannel: channel } = filters
  return { list, shown: { ...list.shown, state, channel }, setFilters }
}
