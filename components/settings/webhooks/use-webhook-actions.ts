"use client"

import { useState } from "react"
import type { SettingsRights } from "#components/settings/rights/settings-rights.ts"
import { notify, notifyError } from "#components/ui/toast.tsx"
import type { StuckEventView } from "#lib/events/stuck/stuck-event-view.ts"
import { useWebhookAction } from "./webhook-queries.ts"

type Shown = { event: StuckEventView; as: "read" | "dismiss" }

export type WebhookActions = ReturnType<typeof useWebhookActions>

/** Which webhook a person has before them, and what may be done about it. Dismissing is asked first. */
export function useWebhookActions(rights: SettingsRights) {
  const act = useWebhookAction()
  const [shown, setShown] = useState<Shown | null>(null)
  const retry = async ({ id }: StuckEventView) => {
    await act.mutateAsync({ id, action: "retry" })
    setShown(null)
    notify("It is tried again", "Should it fail for three hours once more, it comes back here.")
  }
  const confirmDismissal = async () => {
    if (shown) await act.mutateAsync({ id: shown.event.id, action: "dismiss" })
  }
  return {
    ...{ rights, shown, confirmDismissal },
    isPending: act.isPending,
    read: (event: StuckEventView) => setShown({ event, as: "read" }),
    askToDismiss: (event: StuckEventView) => setShown({ event, as: "dismiss" }),
    close: () => setShown(null),
    retry: (event: StuckEventView) => void retry(event).catch(notifyError),
  }
}
