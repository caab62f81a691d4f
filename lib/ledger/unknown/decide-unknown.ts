import { z } from "zod"
import { requirePerson } from "#lib/access/require-person.ts"
import { defineVerb } from "#lib/access/verb.ts"
import { audit } from "#lib/audit/audit.ts"
import { auditNote } from "#lib/audit/audit-note.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import type { Transaction } from "#lib/platform/db.ts"
import { retryDeadlock } from "#lib/platform/retry-deadlock.ts"
import { Prisma } from "#prisma/generated/client.ts"
import { isDecidable } from "./decidable.ts"

export const decisions = ["count_as_sent", "send_again"] as const
export type Decision = (typeof decisions)[number]

/**
 * A person says of messages of unknown fate that they count as sent, or that they go out again, perhaps a second time.
 * Each is decided once, and only after the provider was asked twice. What is sent again waits for its receiving window
 * like any other; a late word of the first attempt still lifts it. Throws InvalidInputError, ForbiddenError.
 */
export const decideUnknown = defineVerb({
  permission: "campaigns:write",
  input: z.object({
    messageIds: z
      .array(z.uuid("This is not a message"))
      .min(1, "Choose at least one message")
      .max(200, "Decide on at most 200 messages at a time"),
    decision: z.enum(decisions, "The decision is count_as_sent or send_again"),
    note: auditNote,
  }),
  output: z.strictObject({
    decided: z.int(),
    /** Those that were not to be decided: their fate is known by now, or they are still being looked up. */
    notOpen: z.int(),
  }),
  async run(ctx, { messageIds, decision, note }) {
    requirePerson(ctx)
    const ids = [...new Set(messageIds)]
    const decided = await retryDeadlock(() =>
      ctx.db.$transaction((tx) => decide(tx, ctx, { ids, decision, note: note || null })),
    )
    if (decision === "send_again" && decided > 0)
      await ctx.jobs.enqueue({ name: "release-held", payload: {} })
    return { decided, notOpen: ids.length - decided }
  },
})

type Change = { ids: string[]; decision: Decision; note: string | null }
type Decided = { id: string; campaignId: string; lookups: number }

async function decide(tx: Transaction, ctx: Ctx, { ids, decision, note }: Change): Promise<number> {
  const open = await lockOpen(tx, ctx, ids, decision)
  const openIds = open.map(({ id }) => id)
  await tx.$executeRaw`UPDATE message SET ${changeOf[decision]} WHERE id = ANY(${openIds}::uuid[]) AND state = 'unknown'`
  await tx.messageLookup.deleteMany({ where: { messageId: { in: openIds } } })
  for (const { id, ...evidence } of open)
    await audit(tx, ctx, "message.decide", id, { decision, note, ...evidence })
  return open.length
}

/** Nothing is sent again for a campaign that was cancelled or is past its end: a cancel waits for us, or we for it. */
const lockOpen = (tx: Transaction, ctx: Ctx, ids: string[], decision: Decision) => tx.$queryRaw<Decided[]>`
  SELECT m.id::text, m.campaign_id AS "campaignId", l.lookups
  FROM message m JOIN message_lookup l ON l.message_id = m.id JOIN campaign c ON c.id = m.campaign_id
  WHERE m.id = ANY(${ids}::uuid[]) AND m.account_id = ${ctx.accountId} AND ${isDecidable}
    AND (${decision} = 'count_as_sent' OR ${maySendAgain})
  ORDER BY m.id FOR UPDATE OF m FOR SHARE OF c`

/** True where the campaign `c` still sends. */
export const maySendAgain = Prisma.sql`(c.stage = 'launched' AND (c.ends_at IS NULL OR c.ends_at > clock_timestamp()))`

/** What is to go out again is held for a moment, so that its window is worked out anew. */
const changeOf: Record<Decision, Prisma.Sql> = {
  count_as_sent: Prisma.sql`state = 'accepted', reason = 'counted_as_sent', error_code = NULL,
    accepted_at = coalesce(accepted_at, clock_timestamp()), claim_token = NULL`,
  send_again: Prisma.sql`state = 'held', reason = NULL, error_code = NULL, provider_id = NULL, submitted_at = NULL,
    receipt_from = NULL, due_at = clock_timestamp(), closes_at = NULL, claim_token = NULL`,
}
