import { randomUUID } from "node:crypto"
import { z } from "zod"
import { defineVerb } from "#lib/access/verb.ts"
import { getAccountCountries } from "#lib/addresses/get-account-countries.ts"
import { audit } from "#lib/audit/audit.ts"
import { channelNames, defaultChannel } from "#lib/channels/channels.ts"
import type { TwilioSettings } from "#lib/channels/twilio/account.ts"
import { type AskedSender, askAboutSender } from "#lib/channels/twilio/ask-about-senders.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import type { Database, Transaction } from "#lib/platform/db.ts"
import { ConflictError } from "#lib/platform/errors.ts"
import {
  findWrongHolder,
  numberInUse,
  requireSameTwilio,
  requireTwilio,
  takeNumberFrom,
} from "./hold-number.ts"
import { invalidAddress, parseSenderAddress } from "./parse-sender-address.ts"
import { requireApart } from "./require-apart.ts"
import { senderLabel, senderRate } from "./sender-fields.ts"
import { senderPaces } from "./sender-pace.ts"
import { channelOffText, verdictText } from "./verdict-text.ts"

/**
 * Adds a number of the brand on a channel, or for SMS a messaging service, with its lane, once Twilio says that the account's
 * Twilio account has it and that it can send. What another account holds is refused in the same words as any number that
 * is not theirs; one that another account holds wrongly becomes theirs.
 * @returns its id; throws InvalidInputError, ConflictError when the account has it already, has no Twilio account,
 * shares it with the holder, changed it meanwhile, or has the number in a pool too, UnavailableError when Twilio cannot be asked, ForbiddenError
 */
export const createSender = defineVerb({
  permission: "settings:create",
  input: z.strictObject({
    channel: z.enum(channelNames).default(defaultChannel),
    /** A phone number in any of the four forms, country code first, or for SMS the SID of a messaging service. */
    address: z.string().max(64),
    label: senderLabel.default(""),
    /** The channel's usual one when left out. */
    ratePerSecond: senderRate.optional(),
  }),
  output: z.strictObject({ id: z.uuid() }),
  async run(ctx, { channel, label, ...given }) {
    const { accountId } = ctx
    const { ratePerSecond = senderPaces[channel].ratePerSecond } = given
    const address = parseSenderAddress({ ...given, channel }, await getAccountCountries(ctx.db, ctx))
    const asked = { channel, address }
    await requireNew(ctx.db, accountId, asked)
    const settings = await requireOwn(ctx, asked)
    await requireApart(ctx, settings, asked)
    const holder = await findWrongHolder(ctx, asked)
    const id = randomUUID()
    await ctx.db.$transaction(async (tx) => {
      await requireSameTwilio(tx, [{ accountId, settings }, ...(holder ? [holder] : [])])
      await requireNew(tx, accountId, asked)
      if (holder) await takeNumberFrom(tx, ctx, holder)
      const now = ctx.clock.now()
      const { disabledChannels } = await tx.account.findUniqueOrThrow({ where: { id: accountId } })
      const offByChannel = disabledChannels.includes(channel)
      const state = { verdict: "verified", verifiedAt: now, enabled: !offByChannel, offByChannel }
      const sender = { id, accountId, channel, address, label, createdAt: now, ...state } as const
      const { count } = await tx.sender.createMany({ data: [sender], skipDuplicates: true })
      if (count === 0) throw numberInUse(address)
      const problem = offByChannel ? channelOffText : null
      await tx.lane.create({ data: { id, accountId, ratePerSecond, problem } })
      await audit(tx, ctx, "sender.create", id, { ...asked, ratePerSecond })
    })
    return { id }
  },
})

/** Again under the lock: of a double click the second comes here while the first is at Twilio. */
async function requireNew(db: Database | Transaction, accountId: string, asked: AskedSender): Promise<void> {
  const where = { accountId_channel_address: { accountId, ...asked } }
  if (await db.sender.findUnique({ where }))
    throw new ConflictError(`${asked.address} is already a sender of this account`)
}

async function requireOwn(ctx: Ctx, asked: AskedSender): Promise<TwilioSettings> {
  const settings = await requireTwilio(ctx)
  const problem = verdictText(await askAboutSender(settings, asked), { ...settings, ...asked })
  if (problem) throw invalidAddress(problem)
  return settings
}
