"use client"

import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { webtoolFetch } from "#components/data/webtool-fetch.ts"
import type { Sort } from "#components/ui/data-table.tsx"
import type { SuppressionPage } from "#lib/consent/list-suppressions.ts"

const key = ["suppressions"]

export type SuppressionsShown = { search: string; order: Sort; page: number }

export const useSuppressions = ({ search, order, page }: SuppressionsShown) =>
  useQuery({
    queryKey: [...key, search, order, page],
    placeholderData: keepPreviousData,
    queryFn: () => {
      const query = { search, sort: order.column, direction: order.direction, page: String(page) }
      return webtoolFetch<SuppressionPage>(`suppressions?${new URLSearchParams(query)}`)
    },
  })

export function useAddSuppression() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (json: { address: string }) => webtoolFetch("suppressions", { method: "POST", json }),
    onSuccess: () => cache.invalidateQueries({ queryKey: key }),
  })
}

export function useRemoveSuppression() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => webtoolFetch(`suppressions/${id}`, { method: "DELETE" }),
    onSuccess: () => cache.invalidateQueries({ queryKey: key }),
  })
}
