"use client"

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { callWebtool } from "#components/data/call-webtool.ts"
import type { InputOf } from "#lib/webtool/endpoints.ts"

const keyOf = (name: string) => ["settings", name]

const useSetting = <Value>(name: string, read: () => Promise<Value>) =>
  useQuery({ queryKey: keyOf(name), queryFn: read })

/** Replaces a setting, and shows what came of it. */
function useSaveSetting<Input, Value>(name: string, save: (input: Input) => Promise<Value>) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: save,
    onSuccess: (saved) => cache.setQueryData(keyOf(name), saved),
  })
}

export const useSending = () => useSetting("sending", () => callWebtool("GET settings/sending"))
export const useSaveSending = () =>
  useSaveSetting("sending", (sending: InputOf<"PUT settings/sending">) =>
    callWebtool("PUT settings/sending", sending),
  )

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

export const useBlackoutDates = () =>
  useSetting("blackout-dates", () => callWebtool("GET settings/blackout-dates"))

/** Adds or removes a day, then reads the list again. */
function useChangeBlackoutDates<Input>(change: (input: Input) => Promise<unknown>) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: () => cache.invalidateQueries({ queryKey: keyOf("blackout-dates") }),
  })
}

export const useAddBlackoutDate = () =>
  useChangeBlackoutDates((date: InputOf<"POST settings/blackout-dates">) =>
    callWebtool("POST settings/blackout-dates", date),
  )

export const useRemoveBlackoutDate = () =>
  useChangeBlackoutDates((day: string) => callWebtool("DELETE settings/blackout-dates/[day]", { day }))
