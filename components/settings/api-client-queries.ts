"use client"

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { webtoolFetch } from "#components/data/webtool-fetch.ts"
import type { ApiClientView } from "#lib/api-clients/api-client-view.ts"

/** Dates travel as ISO 8601 strings. */
export type ApiClientRow = {
  [Key in keyof ApiClientView]: ApiClientView[Key] extends Date
    ? string
    : ApiClientView[Key] extends Date | null
      ? string | null
      : ApiClientView[Key]
}

export type NewApiClient = { client: ApiClientRow; secret: string }

const key = ["api-clients"]

export const useApiClients = () =>
  useQuery({ queryKey: key, queryFn: () => webtoolFetch<ApiClientRow[]>("api-clients") })

/** Creates an API client; the secret comes with this answer only. */
export function useCreateApiClient() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (json: { name: string }) =>
      webtoolFetch<NewApiClient>("api-clients", { method: "POST", json }),
    onSuccess: () => cache.invalidateQueries({ queryKey: key }),
  })
}

export function useRevokeApiClient() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => webtoolFetch(`api-clients/${id}/revoke`, { method: "POST" }),
    onSuccess: () => cache.invalidateQueries({ queryKey: key }),
  })
}
