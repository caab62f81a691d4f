"use client"

import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs"
import type { Sort } from "#components/ui/data-table.tsx"
import { parseAsPage } from "./parse-as-page.ts"

const typingMs = 250

/**
 * Search, sort and page of a list, kept in the address. Everything but the page starts again at page one. Lists that stand
 * on one page are told apart by `list`: "people" has its page in `peoplePage`.
 * @param columns those that the list can be sorted by, first the one it is sorted by unless told
 */
export function useListState<Column extends string>(
  columns: readonly [Column, ...Column[]],
  direction: Sort["direction"],
  list = "",
) {
  const [state, set] = useQueryStates(
    {
      search: parseAsString.withDefault(""),
      sort: parseAsStringLiteral<string>(columns).withDefault(columns[0]),
      direction: parseAsStringLiteral(["asc", "desc"]).withDefault(direction),
      page: parseAsPage.withDefault(1),
    },
    { history: "push", urlKeys: urlKeysOf(list) },
  )
  const shown = { ...state, sort: state.sort as Column }
  return {
    ...shown,
    shown,
    order: { column: shown.sort, direction: shown.direction } satisfies Sort,
    setSearch: (search: string) =>
      set(
        { search, page: 1 },
        { history: "replace", limitUrlUpdates: { method: "debounce", timeMs: typingMs } },
      ),
    setOrder: ({ column, direction }: Sort) =>
      set({ sort: columns.find((known) => known === column), direction, page: 1 }),
    setPage: (page: number) => set({ page }),
  }
}

const names = ["search", "sort", "direction", "page"] as const

const urlKeysOf = (list: string) =>
  list === ""
    ? {}
    : Object.fromEntries(names.map((name) => [name, list + name[0]?.toUpperCase() + name.slice(1)]))
