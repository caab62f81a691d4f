import { z } from "zod"
import { defineVerb } from "#lib/access/verb.ts"
import { audit } from "#lib/audit/audit.ts"
import { NotFoundError } from "#lib/platform/errors.ts"

export const stuckEventInput = z.strictObject({
  eventId: z.string().regex(/^\d{1,18}$/, "This is not a webhook"),
})

/**
 * Lets a webhook that was given up be applied once more, by the sweep that it asks for: with all its tries, since somebody
 * mended what was in the way. Throws NotFoundError when it is applied, dismissed or being tried already, ForbiddenError.
 */
export const retryStuckEvent = defineVerb({
  permission: "settings:create",
  input: stuckEventInput,
  output: z.void(),
  async run(ctx, { eventId: id }) {
    await ctx.db.$transaction(async (tx) => {
      const count = await tx.$executeRaw`
        UPDATE provider_event SET tries = 0, next_try_at = NULL, given_up_at = NULL
        WHERE id = ${id}::bigint AND account_id = ${ctx.accountId} AND applied_at IS NULL AND given_up_at IS NOT NULL`
      if (count === 0) throw new NotFoundError("The webhook")
      await audit(tx, ctx, "webhook.retry", id)
    })
    await ctx.jobs.enqueue({ name: "sweep", payload: {} })
  },
})
