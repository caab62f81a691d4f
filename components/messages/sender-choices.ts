import { queryOptions, useQuery } from "@tanstack/react-query"
import { callWebtool } from "#components/data/call-webtool.ts"

/** The senders that may be chosen for a new message. */
export const senderChoices = () =>
  queryOptions({
    queryKey: ["senders", "choices"],
    queryFn: ({ signal }) => callWebtool("GET senders", {}, { signal }),
    staleTime: 60_000,
  })

/** What a recipient sees as the sender; null while none is chosen. */
export function useSenderAddress(senderId: string | null | undefined): string | null {
  const { data } = useQuery(senderChoices())
  return data?.find(({ id }) => id === senderId)?.address ?? null
}
