import type { ProviderReport } from "#lib/channels/port/transport.ts"
import { classifyProviderError } from "./provider-errors.ts"

/** Twilio's words (Messages resource, status values). */
const stateOfStatus: Record<string, ProviderReport["state"]> = {
  accepted: "accepted",
  scheduled: "accepted",
  queued: "accepted",
  sending: "accepted",
  sent: "sent",
  delivered: "delivered",
  partially_delivered: "delivered",
  read: "read",
  undelivered: "failed",
  failed: "failed",
  canceled: "cancelled",
}

/** Reads the fields of a status callback; null for a status word that is not known, which then changes nothing. */
export function parseReport(fields: Record<string, string>, at: Date): ProviderReport | null {
  const state = stateOfStatus[fields.MessageStatus ?? ""]
  if (!state) return null
  if (state !== "failed") return { state, at, error: null }
  const code = Number.parseInt(fields.ErrorCode ?? "", 10) || null
  return { state, at, error: { code, class: classifyProviderError(code, null).class } }
}
