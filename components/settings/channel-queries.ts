"use client"

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { webtoolFetch } from "#components/data/webtool-fetch.ts"
import type { NumberVerdict } from "#lib/channels/twilio/ask-about-number.ts"
import type { ConnectTwilioInput } from "#lib/senders/connect-twilio.ts"
import type { CreateSenderInput } from "#lib/senders/create-sender.ts"
import type { ProviderSetup } from "#lib/senders/read-provider-setup.ts"
import type { SenderView } from "#lib/senders/sender-view.ts"

const key = ["settings", "senders"]
const providerKey = ["settings", "provider"]

export const useSenders = () =>
  useQuery({ queryKey: key, queryFn: () => webtoolFetch<SenderView[]>("settings/senders") })

export const useProviderSetup = () =>
  useQuery({
    queryKey: providerKey,
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

/** Asks Twilio whether the number is the account's. */
export function useVerifySender() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: ({ id }: SenderView) =>
      webtoolFetch<{ verdict: NumberVerdict }>(`settings/senders/${id}/verify`, { method: "POST" }),
    onSuccess: () => cache.invalidateQueries({ queryKey: key }),
  })
}

/** Tries the account's own credentials and takes them; the senders' numbers are checked with them. */
export function useConnectTwilio() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (connection: ConnectTwilioInput) =>
      webtoolFetch("settings/provider", { method: "PUT", json: connection }),
    onSuccess: () => Promise.all([key, providerKey].map((queryKey) => cache.invalidateQueries({ queryKey }))),
  })
}
