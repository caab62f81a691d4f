"use client"

import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query"
import { MessagesSquare } from "lucide-react"
import { useQueryState } from "nuqs"
import { useState } from "react"
import { campaignKey } from "#components/campaigns/campaign/campaign-queries.ts"
import { ConversationCard } from "#components/conversations/conversation-card.tsx"
import { callWebtool } from "#components/data/call-webtool.ts"
import { parseAsPage } from "#components/data/parse-as-page.ts"
import { Card } from "#components/ui/card.tsx"
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx"
import { EmptyState } from "#components/ui/empty-state.tsx"
import { ErrorState } from "#components/ui/error-state.tsx"
import { Pagination } from "#components/ui/pagination.tsx"
import { TableSkeleton } from "#components/ui/skeleton.tsx"
import { notify } from "#components/ui/toast.tsx"
import type { ConversationView } from "#lib/conversations/conversation-view.ts"
import { campaignConversations } from "./details-queries.ts"

const liveIntervalMs = 3_000
const pageParam = parseAsPage.withDefault(1).withOptions({ history: "push" })

/** What recipients answered. A closed conversation lets its consumer be written to again. */
export function CampaignConversations({ campaignId, canClose }: { campaignId: string; canClose: boolean }) {
  const queryClient = useQueryClient()
  const [closing, setClosing] = useState<ConversationView | null>(null)
  const [page, setPage] = useQueryState("conversationPage", pageParam)
  const conversations = useQuery({
    ...campaignConversations(campaignId, page),
    placeholderData: keepPreviousData,
    refetchInterval: liveIntervalMs,
  })
  const close = async () => {
    if (!closing) return
    await callWebtool("POST conversations/[conversationId]/close", { conversationId: closing.id })
    await queryClient.invalidateQueries({ queryKey: campaignKey(campaignId) })
    notify("Conversation closed")
  }
  if (!conversations.data && conversations.isError)
    return <ErrorState error={conversations.error} onRetry={() => void conversations.refetch()} />
  if (!conversations.data) return <TableSkeleton rows={3} columns={3} />
  const { items, total, pageSize } = conversations.data
  if (total === 0)
    return (
      <Card>
        <EmptyState icon={MessagesSquare} title="Nobody has answered yet">
          An answer within the lookback opens a conversation on the campaign's skill, and appears here by
          itself.
        </EmptyState>
      </Card>
    )
  return (
    <>
      <ul className="grid gap-3 xl:grid-cols-2">
        {items.map((conversation) => (
          <li key={conversation.id}>
            <ConversationCard
              conversation={conversation}
              onClose={canClose ? () => setClosing(conversation) : undefined}
            />
          </li>
        ))}
      </ul>
      <Pagination
        {...{ page, pageSize, total }}
        noun={["conversation", "conversations"]}
        onPageChange={setPage}
      />
      <ConfirmDialog
        tone="primary"
        title={`Close the conversation with ${closing?.address ?? ""}`}
        confirmLabel="Close conversation"
        dismissLabel="Keep it open"
        isOpen={closing !== null}
        onOpenChange={(isOpen) => !isOpen && setClosing(null)}
        onConfirm={close}
      >
        The consumer can be sent campaigns again. If they write once more, a new conversation opens.
      </ConfirmDialog>
    </>
  )
}
