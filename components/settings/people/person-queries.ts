"use client"

import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { callWebtool, type QueryOf } from "#components/data/call-webtool.ts"

const key = ["people"]

export const usePeople = (shown: QueryOf<"GET people">) =>
  useQuery({
    queryKey: [...key, shown],
    placeholderData: keepPreviousData,
    queryFn: () => callWebtool("GET people", shown),
  })

export type PersonAct = "disable" | "enable" | "end-sessions"

/** What an Admin does about a person. */
export function usePersonAct() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: ({ id: personId, act }: { id: string; act: PersonAct }) =>
      callWebtool(`POST people/[personId]/${act}`, { personId }),
    onSettled: () =>
      Promise.all([key, ["api-clients"]].map((queryKey) => cache.invalidateQueries({ queryKey }))),
  })
}
