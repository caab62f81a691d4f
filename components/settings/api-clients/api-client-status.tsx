"use client"

import { Ban, CircleCheck, Clock, UserX } from "lucide-react"
import { StatusChip } from "#components/ui/status-chip.tsx"
import { Time, useNow } from "#components/ui/time.tsx"
import type { ApiClientView } from "#lib/api-clients/api-client-view.ts"
import { endText, isNearEnd } from "./last-day.ts"

/** Whether the client has access, and what a person should do about it. */
export function ApiClientStatus({ client }: { client: ApiClientView }) {
  const now = useNow() ?? Date.now()
  const { revokedAt, expiresAt } = client
  const hasEnded = expiresAt !== null && new Date(expiresAt).getTime() <= now
  if (revokedAt) return <StatusChip tone="muted" icon={Ban} label="Revoked" />
  if (hasEnded) return <StatusChip tone="negative" icon={Clock} label="Ended" />
  return (
    <div className="flex flex-col items-start gap-1">
      <StatusChip tone="positive" icon={CircleCheck} label="Active" />
      {expiresAt && isNearEnd(expiresAt, now) && (
        <StatusChip tone="warning" icon={Clock} label={endText(expiresAt, now)} />
      )}
      <OwnerFlag client={client} />
    </div>
  )
}

function OwnerFlag({ client: { owner } }: { client: ApiClientView }) {
  if (!owner) return <StatusChip tone="warning" icon={UserX} label="No owner" />
  return owner.disabledAt ? <StatusChip tone="warning" icon={UserX} label="Owner switched off" /> : null
}

/** When the client ends, in days while that is ahead. */
export function ApiClientEnd({ expiresAt }: { expiresAt: string | null }) {
  const now = useNow()
  if (!expiresAt) return "No end"
  return (
    <div className="flex flex-col gap-0.5">
      {now && <span>{endText(expiresAt, now)}</span>}
      <span className="text-xs text-ink-soft">
        <Time value={expiresAt} />
      </span>
    </div>
  )
}
