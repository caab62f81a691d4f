import { getTwilioSettings, type TwilioSettings, twilioIdentity } from "#lib/channels/twilio/account.ts"
import { type AskedSender, listPool } from "#lib/channels/twilio/ask-about-senders.ts"
import { isMessagingService } from "#lib/channels/twilio/messaging-service.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { ConflictError } from "#lib/platform/errors.ts"
import { mayBeTheirs, numberInUse } from "./hold-number.ts"

/**
 * Keeps a number from being two senders: one of its own, and one of many in a messaging service. Of two accounts the
 * consumer's answer would be the wrong one's; in one account the number would leave at two paces. A pool may change later:
 * then `pickReceivers` says who hears what. Reads here what is another account's, and tells nothing of it.
 * Throws ConflictError; UnavailableError when Twilio cannot be asked.
 */
export async function requireApart(
  ctx: Ctx,
  settings: TwilioSettings,
  { channel, address }: AskedSender,
): Promise<void> {
  if (channel !== "sms") return
  if (isMessagingService(address)) await requireFreePool(ctx, settings, address)
  else await requireNoPool(ctx, settings, address)
}

async function requireFreePool({ db, accountId }: Ctx, settings: TwilioSettings, sid: string): Promise<void> {
  const pool = await listPool(settings, sid)
  const where = { channel: "sms", address: { in: pool }, lostAt: null } as const
  for (const { address, accountId: holder } of await db.sender.findMany({ where })) {
    if (holder === accountId) throw new ConflictError(numberBesideText(address))
    const isTheirs = await mayBeTheirs(await getTwilioSettings(db, holder), { channel: "sms", address })
    if (isTheirs) throw numberInUse(`${address} of this messaging service`)
  }
}

/** A number of this Twilio account can only be in a service of the same one. */
async function requireNoPool(ctx: Ctx, settings: TwilioSettings, number: string): Promise<void> {
  const where = { channel: "sms", address: { startsWith: "MG" }, lostAt: null } as const
  for (const { address, account } of await ctx.db.sender.findMany({ where, include: { account: true } })) {
    if (twilioIdentity(account)?.accountSid !== settings.accountSid) continue
    if (!(await listPool(settings, address)).includes(number)) continue
    throw account.id === ctx.accountId
      ? new ConflictError(serviceBesideText(number, address))
      : numberInUse(number)
  }
}

const numberBesideText = (number: string) =>
  `${number} is in this messaging service and is a sender of its own already, so that it would leave at two paces: take it out of the service in the Twilio Console, or send from the number alone`

const serviceBesideText = (number: string, sid: string) =>
  `${number} is in the messaging service ${sid}, which is a sender already, so that it would leave at two paces: send from the service, or take the number out of it in the Twilio Console`
