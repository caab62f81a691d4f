import { z } from "zod"
import { instant } from "#lib/platform/instant.ts"
import type { Suppression } from "#prisma/generated/client.ts"
import { Channel } from "#prisma/generated/enums.ts"
import {
  reasonCodes,
  refusalToLift,
  type SuppressionReason,
  suppressionReasons,
} from "./suppression-reason.ts"

/** A suppression as screens show it. `address` is null after the number was erased. */
export const suppressionView = z.strictObject({
  id: z.uuid(),
  channel: z.enum(Channel),
  address: z.string().nullable(),
  reason: z.strictObject({ code: z.literal(reasonCodes), text: z.string() }),
  source: z.string(),
  createdAt: instant,
  /** Why a person cannot lift it; null when an Admin may. */
  refusalToLift: z.string().nullable(),
})
export type SuppressionView = z.output<typeof suppressionView>

export function toSuppressionView(row: Suppression): SuppressionView {
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
