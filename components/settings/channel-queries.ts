"use client"

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { webtoolFetch } from "#components/data/webtool-fetch.ts"
import type { CreateSenderInput } from "#lib/accounts/create-sender.ts"
import type { ProviderSetup } from "#lib/accounts/read-provider-setup.ts"
import type { SenderView } from "#lib/accounts/sender-view.ts"

const key = ["settings", "senders"]

export const useSenders = () =>
  useQuery({ queryKey: key, queryFn: () => webtoolFetch<SenderView[]>("settings/senders") })

export const useProviderSetup = () =>
  useQuery({
    queryKey: ["settings", "provider"],
    queryFn: () => webtoolFetch<ProviderSetup>("settings/provider"),
  })

export type SenderChange = CreateSenderInput & { senderId: string | null; enabled: boolean }

/** Adds a sender, or changes the one with `senderId`: all but its number. */
export function useSaveSender() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: ({ senderId, address, label, ratePerSecond, enabled }: SenderChange) =>
      senderId
        ? webtoolFetch(`settings/senders/${senderId}`, {
            method: "PATCH",
            json: { label, ratePerSecond, enabled },
          })
        : webtoolFetch("settings/senders", { method: "POST", json: { address, label, ratePerSecond } }),
    onSuccess: () => cache.invalidateQueries({ queryKey: key }),
  })
}
