import { queryOptions, useQuery } from "@tanstack/react-query"
import { callWebtool } from "#components/data/call-webtool.ts"
import { senderName } from "./sender-texts.ts"

/** The senders that may be chosen for a new message. */
export const senderChoices = () =>
  queryOptions({
    queryKey: ["senders", "choices"],
    queryFn: ({ signal }) => callWebtool("GET senders", {}, { signal }),
    staleTime: 60_000,
  })

/** One of them; undefined while none is chosen. */
export function useSender(senderId: string | null | undefined) {
  const { data } = useQuery(senderChoices())
  return data?.find(({ id }) => id === senderId)
}

/** What a preview shows as the sender; null while none is chosen. */
export function useSenderName(senderId: string | null | undefined): string | null {
  const sender = useSender(senderId)
  return sender ? senderName(sender) : null
}
