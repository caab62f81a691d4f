import { randomUUID } from "node:crypto"
import { z } from "zod"
import { defineVerb } from "#lib/access/verb.ts"
import type { AccountCountries } from "#lib/addresses/account-countries.ts"
import { getAccountCountries } from "#lib/addresses/get-account-countries.ts"
import { parsePhoneNumber } from "#lib/addresses/phone-number.ts"
import { phoneProblemText } from "#lib/addresses/phone-problem-text.ts"
import { audit } from "#lib/audit/audit.ts"
import type { TwilioSettings } from "#lib/channels/twilio/account.ts"
import { askAboutSender } from "#lib/channels/twilio/ask-about-senders.ts"
import { parseServiceSid } from "#lib/channels/twilio/messaging-service.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import type { Database, Transaction } from "#lib/platform/db.ts"
import { ConflictError, InvalidInputError } from "#lib/platform/errors.ts"
import type { Channel } from "#prisma/generated/enums.ts"
import {
  findWrongHolder,
  numberInUse,
  requireSameTwilio,
  requireTwilio,
  takeNumberFrom,
} from "./hold-number.ts"
import { senderLabel, senderRate } from "./sender-fields.ts"
import { channelOffText, verdictText } from "./verdict-text.ts"

/** Whose senders Twilio is asked about in this way. */
const channel: Channel = "sms"

/**
 * Adds an SMS number or messaging service of the brand, with its lane, once Twilio says that the account's Twilio account
 * has it and that it can send. What another account holds is refused in the same words as any number that is not theirs; one that another
 * account holds wrongly becomes theirs.
 * @returns its id; throws InvalidInputError, ConflictError when the account has it already, has no Twilio account,
 * shares it with the holder, or changed it meanwhile, UnavailableError when Twilio cannot be asked, ForbiddenError
 */
export const createSender = defineVerb({
  permission: "settings:create",
  input: z.strictObject({
    /** A phone number in any of the four forms, country code first, or the SID of a messaging service. */
    address: z.string().max(64),
    label: senderLabel.default(""),
    ratePerSecond: senderRate.default(10),
  }),
  output: z.strictObject({ id: z.uuid() }),
  async run(ctx, { label, ratePerSecond, ...given }) {
    const { accountId } = ctx
    const address = parseAddress(given.address, await getAccountCountries(ctx.db, ctx))
    await requireNew(ctx.db, accountId, address)
    const settings = await requireOwn(ctx, address)
    const holder = await findWrongHolder(ctx, { channel, address })
    const id = randomUUID()
    await ctx.db.$transaction(async (tx) => {
      await requireSameTwilio(tx, [{ accountId, settings }, ...(holder ? [holder] : [])])
      await requireNew(tx, accountId, address)
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
      await audit(tx, ctx, "sender.create", id, { address, ratePerSecond })
    })
    return { id }
  },
})

function parseAddress(raw: string, countries: AccountCountries): string {
  const service = parseServiceSid(raw)
  if (service) return service
  const number = parsePhoneNumber(raw, countries)
  if (number.ok) return number.e164
  throw invalidAddress(phoneProblemText(number))
}

/** Again under the lock: of a double click the second comes here while the first is at Twilio. */
async function requireNew(db: Database | Transaction, accountId: string, address: string): Promise<void> {
  const where = { accountId_channel_address: { accountId, channel, address } }
  if (await db.sender.findUnique({ where }))
    throw new ConflictError(`${address} is already a sender of this account`)
}

async function requireOwn(ctx: Ctx, address: string): Promise<TwilioSettings> {
  const settings = await requireTwilio(ctx)
  const problem = verdictText(await askAboutSender(settings, address), { ...settings, address })
  if (problem) throw invalidAddress(problem)
  return settings
}

const invalidAddress = (message: string) => new InvalidInputError(message, [{ path: "address", message }])
