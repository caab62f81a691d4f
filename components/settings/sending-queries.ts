"use client"

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { webtoolFetch } from "#components/data/webtool-fetch.ts"
import type { CountriesView } from "#lib/accounts/get-countries.ts"
import type { PricesView } from "#lib/accounts/get-prices.ts"
import type { UpdateCountriesInput } from "#lib/accounts/update-countries.ts"
import type { UpdatePricesInput } from "#lib/accounts/update-prices.ts"
import type { AddBlackoutDateInput } from "#lib/sending-rules/add-blackout-date.ts"
import type { SendingSettings } from "#lib/sending-rules/get-sending-settings.ts"
import type { BlackoutDateView } from "#lib/sending-rules/list-blackout-dates.ts"
import type { UpdateSendingSettingsInput } from "#lib/sending-rules/update-sending-settings.ts"

/** Reads what is below `settings/<name>`. */
const useSetting = <T>(name: string) =>
  useQuery({ queryKey: ["settings", name], queryFn: () => webtoolFetch<T>(`settings/${name}`) })

/** Replaces what is below `settings/<name>`. */
function useSaveSetting<Input, T>(name: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (json: Input) => webtoolFetch<T>(`settings/${name}`, { method: "PUT", json }),
    onSuccess: (saved) => cache.setQueryData(["settings", name], saved),
  })
}

export const useSending = () => useSetting<SendingSettings>("sending")
export const useSaveSending = () => useSaveSetting<UpdateSendingSettingsInput, SendingSettings>("sending")

export const usePrices = () => useSetting<PricesView>("prices")
export const useSavePrices = () => useSaveSetting<UpdatePricesInput, PricesView>("prices")

export const useCountries = () => useSetting<CountriesView>("countries")
export const useSaveCountries = () => useSaveSetting<UpdateCountriesInput, CountriesView>("countries")

export const useBlackoutDates = () => useSetting<BlackoutDateView[]>("blackout-dates")

/** Adds or removes a day, then reads the list again. */
function useChangeBlackoutDates<Input>(change: (input: Input) => Promise<unknown>) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: () => cache.invalidateQueries({ queryKey: ["settings", "blackout-dates"] }),
  })
}

export const useAddBlackoutDate = () =>
  useChangeBlackoutDates((json: AddBlackoutDateInput) =>
    webtoolFetch("settings/blackout-dates", { method: "POST", json }),
  )

export const useRemoveBlackoutDate = () =>
  useChangeBlackoutDates((day: string) =>
    webtoolFetch(`settings/blackout-dates/${day}`, { method: "DELETE" }),
  )
