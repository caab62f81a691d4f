"use client"

import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { webtoolFetch } from "#components/data/webtool-fetch.ts"
import type { Sort } from "#components/ui/data-table.tsx"
import type { StuckEventView } from "#lib/events/stuck/stuck-event-view.ts"
import type { Page } from "#lib/platform/paging.ts"

const key = ["webhooks"]

export type WebhooksShown = { search: string; order: Sort; page: number }

export const useStuckWebhooks = ({ search, order, page }: WebhooksShown) =>
  useQuery({
    queryKey: [...key, search, order, page],
    placeholderData: keepPreviousData,
    queryFn: () => {
      const query = { search, sort: order.column, direction: order.direction, page: String(page) }
      return webtoolFetch<Page<StuckEventView>>(`webhooks?${new URLSearchParams(query)}`)
    },
  })

/** What a person does about one of them. */
export function useWebhookAction() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: ({ id, action }: { id: string; action: "retry" | "dismiss" }) =>
      action === "retry"
        ? webtoolFetch(`webhooks/${id}/retry`, { method: "POST" })
        : webtoolFetch(`webhooks/${id}`, { method: "DELETE" }),
    onSettled: () => cache.invalidateQueries({ queryKey: key }),
  })
}
