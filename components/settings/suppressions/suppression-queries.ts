"use client"

import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { callWebtool, type QueryOf } from "#components/data/call-webtool.ts"
import type { InputOf } from "#lib/webtool/endpoints.ts"

const key = ["suppressions"]

export const useSuppressions = (shown: QueryOf<"GET suppressions">) =>
  useQuery({
    queryKey: [...key, shown],
    placeholderData: keepPreviousData,
    queryFn: () => callWebtool("GET suppressions", shown),
  })

export function useAddSuppression() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (number: InputOf<"POST suppressions">) => callWebtool("POST suppressions", number),
    onSuccess: () => cache.invalidateQueries({ queryKey: key }),
  })
}

export function useRemoveSuppression() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (suppressionId: string) =>
      callWebtool("DELETE suppressions/[suppressionId]", { suppressionId }),
    onSuccess: () => cache.invalidateQueries({ queryKey: key }),
  })
}
