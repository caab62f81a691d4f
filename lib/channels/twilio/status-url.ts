import { z } from "zod"
import { env } from "#lib/platform/env.ts"

type Leg = { messageId: string; leg: number }

/** Our own id travels in the URL, so that a callback finds its message even before the provider's id is stored. */
export const statusUrl = (accountId: string, { messageId, leg }: Leg) =>
  `${env().PUBLIC_URL}/api/webhooks/twilio/${accountId}/status?m=${messageId}${leg > 1 ? `&l=${leg}` : ""}`

const legSchema = z.coerce.number().int().min(1).max(99)

/** What the URL names; its first leg is meant where it names none, and null is for messages that are not ours. */
export function parseStatusQuery(query: URLSearchParams): { messageId: string | null; leg: number | null } {
  const messageId = z.uuid().safeParse(query.get("m")).data ?? null
  return { messageId, leg: messageId === null ? null : (legSchema.safeParse(query.get("l")).data ?? 1) }
}
