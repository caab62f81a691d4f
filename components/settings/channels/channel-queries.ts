"use client"

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { callWebtool } from "#components/data/call-webtool.ts"
import { settingKey, useSetting } from "#components/data/use-setting.ts"
import type { SenderView } from "#lib/senders/sender-view.ts"
import type { InputOf, OutputOf } from "#lib/webtool/endpoints.ts"

/** The choices of a new message lie under it too. */
const sendersKey = ["senders"]
const key = [...sendersKey, "settings"]
const providerKey = ["settings", "provider"]

/** A channel that there is. */
export type ChannelName = OutputOf<"GET settings/channels">[number]["channel"]

export const useSenders = () =>
  useQuery({ queryKey: key, queryFn: () => callWebtool("GET settings/senders") })

export const useProviderSetup = () =>
  useQuery({
    queryKey: providerKey,
    queryFn: () => callWebtool("GET settings/provider"),
  })

export type SenderChange = Required<InputOf<"POST settings/senders">> & {
  senderId: string | null
  enabled: boolean
}

/** Adds a sender, or changes the one with `senderId`: all but where it sends from. Gives why it does not send yet, if so. */
export function useSaveSender() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: async ({ senderId, enabled, ...sender }: SenderChange): Promise<string | null> => {
      if (senderId) {
        const change = { senderId, enabled, ...changeOf(sender) }
        return (await callWebtool("PATCH settings/senders/[senderId]", change)).problem
      }
      await callWebtool("POST settings/senders", sender)
      return null
    },
    onSuccess: () => cache.invalidateQueries({ queryKey: sendersKey }),
  })
}

/** Channel and address are for ever. */
const changeOf = ({ label, ratePerSecond }: Pick<SenderChange, "label" | "ratePerSecond">) => ({
  label,
  ratePerSecond,
})

/** Asks Twilio whether the sender is the account's. */
export function useVerifySender() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: ({ id }: SenderView) =>
      callWebtool("POST settings/senders/[senderId]/verify", { senderId: id }),
    onSuccess: () => cache.invalidateQueries({ queryKey: sendersKey }),
  })
}

export const useChannels = () => useSetting("channels", () => callWebtool("GET settings/channels"))

/** Switches channels; the senders of one go on and off with it. */
export function useSaveChannels() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (input: InputOf<"PUT settings/channels">) => callWebtool("PUT settings/channels", input),
    onSuccess: (saved) => {
      cache.setQueryData(settingKey("channels"), saved)
      return cache.invalidateQueries({ queryKey: sendersKey })
    },
  })
}

/** Sets when messages may leave from a sender. */
export function useSaveSenderWindows() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (hours: InputOf<"PUT settings/senders/[senderId]/windows">) =>
      callWebtool("PUT settings/senders/[senderId]/windows", hours),
    onSuccess: () => cache.invalidateQueries({ queryKey: sendersKey }),
  })
}

/** Tries the account's own credentials and takes them; the senders' numbers are checked with them. */
export function useConnectTwilio() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (connection: InputOf<"PUT settings/provider">) =>
      callWebtool("PUT settings/provider", connection),
    onSuccess: () =>
      Promise.all([sendersKey, providerKey].map((queryKey) => cache.invalidateQueries({ queryKey }))),
  })
}
