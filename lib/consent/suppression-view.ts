import type { Suppression } from "#prisma/generated/client.ts"
import { refusalToLift, type SuppressionReason, suppressionReasons } from "./suppression-reason.ts"

/** A suppression as screens show it. `address` is null after the number was erased. */
export type SuppressionView = {
  id: string
  channel: Suppression["channel"]
  address: string | null
  reason: { code: SuppressionReason; text: string }
  source: string
  createdAt: string
  /** Why a person cannot lift it; null when an Admin may. */
  refusalToLift: string | null
}

export function suppressionView(row: Suppression): SuppressionView {
  const code = row.reason as SuppressionReason
  return {
    id: row.id,
    channel: row.channel,
    address: row.address,
    reason: { code, text: suppressionReasons[code] },
    source: row.source,
    createdAt: row.createdAt.toISOString(),
    refusalToLift: refusalToLift[code],
  }
}
