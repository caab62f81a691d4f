"use client"

import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { callWebtool, type QueryOf } from "#components/data/call-webtool.ts"

const key = ["webhooks"]

export const useStuckWebhooks = (shown: QueryOf<"GET webhooks">) =>
  useQuery({
    queryKey: [...key, shown],
    placeholderData: keepPreviousData,
    queryFn: () => callWebtool("GET webhooks", shown),
  })

/** What a person does about one of them. */
export function useWebhookAction() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: ({ id: eventId, action }: { id: string; action: "retry" | "dismiss" }) =>
      action === "retry"
        ? callWebtool("POST webhooks/[eventId]/retry", { eventId })
        : callWebtool("DELETE webhooks/[eventId]", { eventId }),
    onSettled: () => cache.invalidateQueries({ queryKey: key }),
  })
}
