"use client"

import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { MessagesSquare } from "lucide-react"
import { useQueryState } from "nuqs"
import { callWebtool } from "#components/data/call-webtool.ts"
import { parseAsPage } from "#components/data/parse-as-page.ts"
import { Card } from "#components/ui/card.tsx"
import { EmptyState } from "#components/ui/empty-state.tsx"
import { ErrorState } from "#components/ui/error-state.tsx"
import { Pagination } from "#components/ui/pagination.tsx"
import { TableSkeleton } from "#components/ui/skeleton.tsx"
import { ConversationCard } from "./conversation-card.tsx"

const liveIntervalMs = 5000
const pageSize = 20
const pageParam = parseAsPage.withDefault(1).withOptions({ history: "push" })

/** The account's open conversations, the newest first. New ones appear by themselves. */
export function OpenConversations() {
  const [page, setPage] = useQueryState("page", pageParam)
  const { data, error, refetch } = useQuery({
    queryKey: ["conversations", "open", page],
    queryFn: () => callWebtool("GET conversations", { state: "open", page, pageSize }),
    placeholderData: keepPreviousData,
    refetchInterval: liveIntervalMs,
  })
  if (!data) return <Card>{error ? <ErrorState error={error} onRetry={refetch} /> : <TableSkeleton />}</Card>
  if (data.total === 0)
    return (
      <Card>
        <EmptyState icon={MessagesSquare} title="No conversation is open">
          When a consumer answers a message of your brand, the conversation appears here by itself.
        </EmptyState>
      </Card>
    )
  return (
    <>
      <ul className="grid gap-3 xl:grid-cols-2">
        {data.items.map((conversation) => (
          <li key={conversation.id}>
            <ConversationCard conversation={conversation} />
          </li>
        ))}
      </ul>
      <Pagination
        page={page}
        pageSize={pageSize}
        total={data.total}
        noun={["conversation", "conversations"]}
        onPageChange={setPage}
      />
    </>
  )
}
