"use client"

import { RotateCcw, Trash2 } from "lucide-react"
import { Button } from "#components/ui/button.tsx"
import type { StuckEventView } from "#lib/events/stuck/stuck-event-view.ts"
import type { WebhookActions } from "./use-webhook-actions.ts"
import { nameOf } from "./webhook-texts.ts"

type WebhookButtonsProps = WebhookActions & { event: StuckEventView }

/** Reading is for everybody here, trying again for whoever may change settings, dismissing for an Admin. */
export function WebhookButtons({ event, rights, isPending, read, retry, askToDismiss }: WebhookButtonsProps) {
  const name = nameOf(event)
  return (
    <div className="flex items-center justify-end gap-1">
      <Button size="small" aria-label={`Read the webhook for ${name}`} onPress={() => read(event)}>
        Read
      </Button>
      {rights.mayCreate && (
        <Button
          size="small"
          isDisabled={isPending}
          aria-label={`Try the webhook for ${name} again`}
          onPress={() => retry(event)}
        >
          <RotateCcw size={14} />
          Try again
        </Button>
      )}
      {rights.mayRevoke && (
        <Button
          variant="quiet"
          size="icon"
          aria-label={`Dismiss the webhook for ${name}`}
          onPress={() => askToDismiss(event)}
        >
          <Trash2 size={16} />
        </Button>
      )}
    </div>
  )
}
