import { useQueryClient } from "@tanstack/react-query"
import { callWebtool } from "#components/data/call-webtool.ts"
import { countOf } from "#components/ui/count-of.ts"
import { notify } from "#components/ui/toast.tsx"
import type { Decision } from "#lib/ledger/unknown/decide-unknown.ts"
import { decisionsKey } from "./decision-queries.ts"

const othersWere = "Somebody else had decided, or the provider had answered."

/** Decides, and says how many were still to be decided. */
export function useDecide() {
  const queryClient = useQueryClient()
  return async (messageIds: string[], decision: Decision, note: string | undefined) => {
    const { decided, notOpen } = await callWebtool("POST decisions", { messageIds, decision, note })
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: decisionsKey }),
      queryClient.invalidateQueries({ queryKey: ["campaigns"] }),
    ])
    if (decided === 0) return notify("Nothing was left to decide", othersWere)
    const rest =
      notOpen > 0
        ? `${countOf(notOpen, "message was", "messages were")} left alone. ${othersWere}`
        : undefined
    const what = decision === "send_again" ? "sent again" : "counted as sent"
    notify(`${countOf(decided, "message is", "messages are")} ${what}`, rest)
  }
}
