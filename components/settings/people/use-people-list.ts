"use client"

import { parseAsStringLiteral, useQueryStates } from "nuqs"
import { useListState } from "#components/data/use-list-state.ts"
import { Role } from "#prisma/generated/enums.ts"
import { usePeople } from "./person-queries.ts"

const accesses = ["enabled", "disabled"] as const

/** The list as the address describes it. */
export function usePeopleList() {
  const list = useListState(["lastSeenAt", "name", "login", "role", "sessions"], "desc", "people")
  const [filters, set] = useQueryStates(
    {
      role: parseAsStringLiteral(Object.values(Role)),
      access: parseAsStringLiteral(accesses),
    },
    { history: "push" },
  )
  const setFilters = (change: Partial<typeof filters>) => {
    void set(change)
    void list.setPage(1)
  }
  const query = usePeople({ ...list.shown, ...filters })
  return { list, filters, setFilters, query }
}
