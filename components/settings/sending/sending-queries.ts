"use client"

import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useSaveSetting, useSetting } from "#components/data/use-setting.ts"
import { webtoolFetch } from "#components/data/webtool-fetch.ts"
import type { CountriesView } from "#lib/accounts/get-countries.ts"
import type { PricesView } from "#lib/accounts/get-prices.ts"
import type { UpdateCountriesInput } from "#lib/accounts/update-countries.ts"
import type { UpdatePricesInput } from "#lib/accounts/update-prices.ts"
import type { AddBlackoutDateInput } from "#lib/sending-rules/add-blackout-date.ts"
import type { BlackoutDateView } from "#lib/sending-rules/list-blackout-dates.ts"

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
