import { z } from "zod"
import { defineVerb } from "#lib/access/verb.ts"
import { audit } from "#lib/audit/audit.ts"
import { NotFoundError } from "#lib/platform/errors.ts"
import { stuckEventInput } from "./retry-stuck-event.ts"

/**
 * An Admin's word that a webhook which was given up is not to be applied: it counts as done. Throws NotFoundError when it is
 * applied, dismissed or being tried already, ForbiddenError.
 */
export const dismissStuckEvent = defineVerb({
  permission: "settings:revoke",
  input: stuckEventInput,
  output: z.void(),
  async run(ctx, { eventId: id }) {
    await ctx.db.$transaction(async (tx) => {
      const count = await tx.$executeRaw`
        UPDATE provider_event SET applied_at = ${ctx.clock.now()}::timestamptz
        WHERE id = ${id}::bigint AND account_id = ${ctx.accountId} AND applied_at IS NULL AND given_up_at IS NOT NULL`
      if (count === 0) throw new NotFoundError("The webhook")
      await audit(tx, ctx, "webhook.dismiss", id)
    })
  },
})
