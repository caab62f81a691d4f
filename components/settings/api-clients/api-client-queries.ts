"use client"

import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { webtoolFetch } from "#components/data/webtool-fetch.ts"
import type { ApiClientView } from "#lib/api-clients/api-client-view.ts"
import type { OwnerChoice } from "#lib/api-clients/list-owner-choices.ts"

/** Dates travel as ISO 8601 strings. */
type Travelled<T> = T extends Date ? string : T extends object ? { [Key in keyof T]: Travelled<T[Key]> } : T
export type ApiClientRow = Travelled<ApiClientView>

export type NewApiClient = { client: ApiClientRow; secret: string }

/** Who answers for a client, and until when it has access. */
export type ApiClientTerms = { ownerId: string; expiresAt: string | null }

const key = ["api-clients"]

export const useApiClients = () =>
  useQuery({ queryKey: key, queryFn: () => webtoolFetch<ApiClientRow[]>("api-clients") })

/** Creates an API client; the secret comes with this answer only. */
export function useCreateApiClient() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (json: { name: string } & ApiClientTerms) =>
      webtoolFetch<NewApiClient>("api-clients", { method: "POST", json }),
    onSuccess: () => cache.invalidateQueries({ queryKey: key }),
  })
}

export function useUpdateApiClient() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: ({ id, ...json }: { id: string } & ApiClientTerms) =>
      webtoolFetch(`api-clients/${id}`, { method: "PATCH", json }),
    onSuccess: () => cache.invalidateQueries({ queryKey: key }),
  })
}

export const useOwnerChoices = (search: string) =>
  useQuery({
    queryKey: [...key, "owners", search],
    placeholderData: keepPreviousData,
    queryFn: () => webtoolFetch<OwnerChoice[]>(`api-clients/owners?${new URLSearchParams({ search })}`),
  })

export function useRevokeApiClient() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => webtoolFetch(`api-clients/${id}/revoke`, { method: "POST" }),
    onSuccess: () => cache.invalidateQueries({ queryKey: key }),
  })
}
