"use client"

import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { webtoolFetch } from "#components/data/webtool-fetch.ts"
import type { ListPeopleInput, PeoplePage } from "#lib/accounts/people/list-people.ts"

const key = ["people"]

export type PeopleShown = {
  search: string
  role: ListPeopleInput["role"] | null
  access: ListPeopleInput["access"] | null
  sort: string
  direction: "asc" | "desc"
  page: number
}

export const usePeople = ({ role, access, page, ...shown }: PeopleShown) =>
  useQuery({
    queryKey: [...key, shown, role, access, page],
    placeholderData: keepPreviousData,
    queryFn: () => {
      const query = { ...shown, page: String(page), ...(role && { role }), ...(access && { access }) }
      return webtoolFetch<PeoplePage>(`people?${new URLSearchParams(query)}`)
    },
  })

export type PersonAct = "disable" | "enable" | "end-sessions"

/** What an Admin does about a person. */
export function usePersonAct() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: ({ id, act }: { id: string; act: PersonAct }) =>
      webtoolFetch(`people/${id}/${act}`, { method: "POST" }),
    onSettled: () =>
      Promise.all([key, ["api-clients"]].map((queryKey) => cache.invalidateQueries({ queryKey }))),
  })
}
