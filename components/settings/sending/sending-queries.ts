"use client"

import { useMutation, useQueryClient } from "@tanstack/react-query"
import { callWebtool } from "#components/data/call-webtool.ts"
import { settingKey, useSaveSetting, useSetting } from "#components/data/use-setting.ts"
import type { InputOf } from "#lib/webtool/endpoints.ts"

export const usePrices = () => useSetting("prices", () => callWebtool("GET settings/prices"))
export const useSavePrices = () =>
  useSaveSetting("prices", (prices: InputOf<"PUT settings/prices">) =>
    callWebtool("PUT settings/prices", prices),
  )

export const useCountries = () => useSetting("countries", () => callWebtool("GET settings/countries"))
export const useSaveCountries = () =>
  useSaveSetting("countries", (countries: InputOf<"PUT settings/countries">) =>
    callWebtool("PUT settings/countries", countries),
  )

export const useLineCheck = () => useSetting("line-check", () => callWebtool("GET settings/line-check"))
export const useSaveLineCheck = () =>
  useSaveSetting("line-check", (check: InputOf<"PUT settings/line-check">) =>
    callWebtool("PUT settings/line-check", check),
  )

export const useBlackoutDates = () =>
  useSetting("blackout-dates", () => callWebtool("GET settings/blackout-dates"))

/** Adds or removes a day, then reads the list again. */
function useChangeBlackoutDates<Input>(change: (input: Input) => Promise<unknown>) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: () => cache.invalidateQueries({ queryKey: settingKey("blackout-dates") }),
  })
}

export const useAddBlackoutDate = () =>
  useChangeBlackoutDates((date: InputOf<"POST settings/blackout-dates">) =>
    callWebtool("POST settings/blackout-dates", date),
  )

export const useRemoveBlackoutDate = () =>
  useChangeBlackoutDates((day: string) => callWebtool("DELETE settings/blackout-dates/[day]", { day }))
