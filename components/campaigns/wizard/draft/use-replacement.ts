import { useState } from "react"
import type { AudienceView } from "#lib/campaigns/audience/audience-view.ts"

export type Replacement<Next> = ReturnType<typeof useReplacement<Next>>

/** Takes new recipients at once when there are none, and asks first when they would replace others. */
export function useReplacement<Next>(
  current: AudienceView | null,
  source: AudienceView["source"],
  take: (next: Next) => Promise<void>,
) {
  const [waiting, setWaiting] = useState<Next | null>(null)
  // The box of typed lines shows what it would replace; a file does not.
  const isSeen = source === "typed" && current?.source === "typed"
  return {
    current,
    isAsked: waiting !== null,
    ask: (next: Next) => {
      if (current && !isSeen) setWaiting(next)
      else void take(next)
    },
    confirm: async () => {
      if (waiting !== null) await take(waiting)
    },
    dismiss: () => setWaiting(null),
  }
}
