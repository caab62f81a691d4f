"use client"

import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs"
import type { Sort } from "#components/ui/data-table.tsx"
import { parseAsPage } from "./parse-as-page.ts"

const typingMs = 250

/**
 * Search, sort and page of a list, kept in the address. Everything but the page starts again at page one. Lists that stand
 * on one page are told apart by `list`: "people" has its page in `peoplePage`.
 */
export function useListState(initial: Sort, list = "") {
  const [state, set] = useQueryStates(
    {
      search: parseAsString.withDefault(""),
      sort: parseAsString.withDefault(initial.column),
      direction: parseAsStringLiteral(["asc", "desc"]).withDefault(initial.direction),
      page: parseAsPage.withDefault(1),
    },
    { history: "push", urlKeys: urlKeysOf(list) },
  )
  return {
    ...state,
    order: { column: state.sort, direction: state.direction } satisfies Sort,
    setSearch: (search: string) =>
      set(
        { search, page: 1 },
        { history: "replace", limitUrlUpdates: { method: "debounce", timeMs: typingMs } },
      ),
    setOrder: ({ column, direction }: Sort) => set({ sort: column, direction, page: 1 }),
    setPage: (page: number) => set({ page }),
  }
}

const names = ["search", "sort", "direction", "page"] as const

const urlKeysOf = (list: string) =>
  list === ""
    ? {}
    : Object.fromEntries(names.map((name) => [name, list + name[0]?.toUpperCase() + name.slice(1)]))
