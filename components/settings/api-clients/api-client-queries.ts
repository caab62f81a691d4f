"use client"

import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { callWebtool } from "#components/data/call-webtool.ts"
import type { InputOf } from "#lib/webtool/endpoints.ts"

const key = ["api-clients"]

export const useApiClients = () => useQuery({ queryKey: key, queryFn: () => callWebtool("GET api-clients") })

/** Creates an API client; the secret comes with this answer only. */
export function useCreateApiClient() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (client: InputOf<"POST api-clients">) => callWebtool("POST api-clients", client),
    onSuccess: () => cache.invalidateQueries({ queryKey: key }),
  })
}

export function useUpdateApiClient() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (terms: InputOf<"PATCH api-clients/[clientId]">) =>
      callWebtool("PATCH api-clients/[clientId]", terms),
    onSuccess: () => cache.invalidateQueries({ queryKey: key }),
  })
}

export const useOwnerChoices = (search: string) =>
  useQuery({
    queryKey: [...key, "owners", search],
    placeholderData: keepPreviousData,
    queryFn: () => callWebtool("GET api-clients/owners", { search }),
  })

export function useRevokeApiClient() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (clientId: string) => callWebtool("POST api-clients/[clientId]/revoke", { clientId }),
    onSuccess: () => cache.invalidateQueries({ queryKey: key }),
  })
}
