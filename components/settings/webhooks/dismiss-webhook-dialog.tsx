"use client"

import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx"
import { Definition } from "#components/ui/definition.tsx"
import type { WebhookActions } from "./use-webhook-actions.ts"
import { kindNames, nameOf } from "./webhook-texts.ts"

/** Asks before what a webhook says is dropped for good, and shows it once more. */
export function DismissWebhookDialog({ shown, close, confirmDismissal }: WebhookActions) {
  const event = shown?.as === "dismiss" ? shown.event : null
  return (
    <ConfirmDialog
      title={`Dismiss the webhook for ${event ? nameOf(event) : ""}`}
      confirmLabel="Dismiss"
      isOpen={event !== null}
      onOpenChange={close}
      onConfirm={confirmDismissal}
    >
      What it says is not taken over, now or later: a reply stays unread, a message keeps the state it has.
      {event && (
        <dl className="pt-3 text-ink">
          <Definition term={kindNames[event.kind]}>{event.content || "Nothing in words"}</Definition>
        </dl>
      )}
    </ConfirmDialog>
  )
}
