"use client"

import { CircleCheck, MessageCircle } from "lucide-react"
import { Button } from "#components/ui/button.tsx"
import { Card } from "#components/ui/card.tsx"
import { cx } from "#components/ui/cx.ts"
import { StatusChip } from "#components/ui/status-chip.tsx"
import { Time } from "#components/ui/time.tsx"
import type { ConversationView } from "#lib/conversations/conversation-view.ts"

type ConversationCardProps = { conversation: ConversationView; onClose?: () => void }

/** One conversation: with whom, on which skill, open or closed, and what was said. */
export function ConversationCard({ conversation, onClose }: ConversationCardProps) {
  const { address, skillName, openedAt, closedAt, messages } = conversation
  return (
    <Card className="flex h-full flex-col">
      <header className="flex flex-wrap items-center justify-between gap-2 border-b border-line px-4 py-3">
        <div className="flex flex-col">
          <h3 className="font-semibold tabular-nums">{address}</h3>
          <p className="text-xs text-ink-soft">
            {skillName ?? "Default skill"}, opened <Time value={openedAt} />
          </p>
        </div>
        <div className="flex items-center gap-2">
          {closedAt ? (
            <StatusChip tone="muted" icon={CircleCheck} label="Closed" />
          ) : (
            <StatusChip tone="positive" icon={MessageCircle} label="Open" />
          )}
          {!closedAt && onClose && (
            <Button size="small" onPress={onClose} aria-label={`Close the conversation with ${address}`}>
              Close
            </Button>
          )}
        </div>
      </header>
      <ol className="flex flex-col gap-2 p-4">
        {messages.map(({ id, direction, body, at }) => (
          <li key={id} className={cx("flex flex-col gap-0.5", direction === "outbound" && "items-end")}>
            <p
              className={cx(
                "max-w-[85%] rounded-2xl px-3 py-2 break-words whitespace-pre-wrap",
                direction === "outbound" ? "rounded-br-sm bg-accent-soft" : "rounded-bl-sm bg-muted-soft",
              )}
            >
              <span className="sr-only">
                {direction === "outbound" ? "We wrote: " : `${address} wrote: `}
              </span>
              {body}
            </p>
            <span className="px-1 text-xs text-ink-soft">
              <Time value={at} />
            </span>
          </li>
        ))}
      </ol>
    </Card>
  )
}
