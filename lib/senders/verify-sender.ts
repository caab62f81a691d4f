import { z } from "zod"
import { defineVerb } from "#lib/access/verb.ts"
import { audit } from "#lib/audit/audit.ts"
import { askAboutSender, senderVerdict } from "#lib/channels/twilio/ask-about-senders.ts"
import { NotFoundError } from "#lib/platform/errors.ts"
import {
  findWrongHolder,
  refuseSecond,
  requireSameTwilio,
  requireTwilio,
  takeNumberFrom,
} from "./hold-number.ts"
import { recordVerdict } from "./record-verdict.ts"
import { requireApart } from "./require-apart.ts"
import { wakeLane } from "./wake-lane.ts"

/**
 * Asks Twilio whether the sender belongs to the account's Twilio account and can send. One that does not is switched
 * off, since each message from it would fail, and says what to do; one that does takes back a number that was lost.
 * Throws NotFoundError, ConflictError (no Twilio account, another one meanwhile, or the number is in use elsewhere or in
 * a pool too), InvalidInputError, UnavailableError, ForbiddenError; then nothing is changed.
 */
export const verifySender = defineVerb({
  permission: "settings:create",
  input: z.strictObject({ senderId: z.uuid() }),
  output: z.strictObject({ verdict: senderVerdict }),
  async run(ctx, { senderId: id }) {
    const { accountId } = ctx
    const sender = await ctx.db.sender.findFirst({ where: { id, accountId } })
    if (!sender) throw new NotFoundError("The sender")
    const settings = await requireTwilio(ctx)
    const { accountSid } = settings
    const verdict = await askAboutSender(settings, sender)
    if (verdict === "verified") await requireApart(ctx, settings, sender)
    const isWon = verdict === "verified" && sender.lostAt !== null
    const holder = isWon ? await findWrongHolder(ctx, sender) : null
    const change = ctx.db.$transaction(async (tx) => {
      await requireSameTwilio(tx, [{ accountId, settings }, ...(holder ? [holder] : [])])
      if (holder) await takeNumberFrom(tx, ctx, holder)
      await recordVerdict(tx, ctx, sender, { verdict, accountSid })
      await audit(tx, ctx, "sender.verify", id, { verdict })
    })
    await change.catch(refuseSecond(sender.address))
    await wakeLane(ctx, id)
    return { verdict }
  },
})
