import { queryOptions } from "@tanstack/react-query"
import { queryString } from "#components/data/query-string.ts"
import { webtoolFetch } from "#components/data/webtool-fetch.ts"
import type { HandoffInput } from "#lib/handoffs/handoff-schema.ts"
import type { HandoffView } from "#lib/handoffs/handoff-view.ts"
import type { Page } from "#lib/platform/paging.ts"

export const handoffListKey = ["handoffs", "list"] as const

export const handoffList = (filters: Record<string, string | number>) =>
  queryOptions({
    queryKey: [...handoffListKey, filters],
    queryFn: ({ signal }) => webtoolFetch<Page<HandoffView>>(`handoffs?${queryString(filters)}`, { signal }),
  })

/** Creates a handoff, or changes the one that was edited. */
export const saveHandoff = (edited: HandoffView | null, fields: HandoffInput) =>
  edited
    ? webtoolFetch<HandoffView>(`handoffs/${edited.id}`, {
        method: "PATCH",
        json: { ...fields, updatedAt: edited.updatedAt },
      })
    : webtoolFetch<HandoffView>("handoffs", { method: "POST", json: fields })

export const deleteHandoff = (id: string) => webtoolFetch<void>(`handoffs/${id}`, { method: "DELETE" })
