import { isDeepStrictEqual } from "node:util"
import { audit } from "#lib/audit/audit.ts"
import {
  getTwilioSettings,
  type NoTwilio,
  sealedTwilioText,
  type TwilioSettings,
} from "#lib/channels/twilio/account.ts"
import { type AskedSender, askAboutSender } from "#lib/channels/twilio/ask-about-senders.ts"
import { type Ctx, jobCtx } from "#lib/platform/ctx.ts"
import type { Transaction } from "#lib/platform/db.ts"
import { ConflictError, InvalidInputError } from "#lib/platform/errors.ts"
import { Prisma, type Sender } from "#prisma/generated/client.ts"

/** The Twilio account of `ctx`'s account. Throws ConflictError when it has none that can be used. */
export async function requireTwilio(ctx: Ctx): Promise<TwilioSettings> {
  const settings = await getTwilioSettings(ctx.db, ctx.accountId)
  if ("problem" in settings) throw new ConflictError(settings.problem)
  return settings
}

/** With what Twilio was asked about an account's numbers. */
export type Asked = { accountId: string; settings: TwilioSettings | NoTwilio }

/**
 * Locks the accounts, in one order, and sees that what Twilio said is about the credentials that stand: in the transaction
 * which writes it down. Throws ConflictError when others were entered meanwhile.
 */
export async function requireSameTwilio(tx: Transaction, asked: Asked[]): Promise<void> {
  const ids = asked.map(({ accountId }) => accountId)
  await tx.$queryRaw`SELECT FROM account WHERE id = ANY(${ids}) ORDER BY id FOR NO KEY UPDATE`
  for (const { accountId, settings } of asked)
    if (!isDeepStrictEqual(await getTwilioSettings(tx, accountId), settings))
      throw new ConflictError("Something changed while Twilio was asked, and nothing was written: try again")
}

type Holder = Pick<Sender, "id"> & Asked

/**
 * The sender of another account that holds a number which Twilio just called ours, and has to give it up: its own
 * Twilio account does not have the number. Null when nobody else holds it. One account's request reads here what is
 * another's, and tells nothing of it. Throws ConflictError when both share the Twilio account: who came first keeps it;
 * UnavailableError when the other's Twilio cannot be asked.
 */
export async function findWrongHolder(ctx: Ctx, { channel, address }: AskedSender): Promise<Holder | null> {
  const holder = await ctx.db.sender.findFirst({
    where: { channel, address, lostAt: null, accountId: { not: ctx.accountId } },
    select: { id: true, accountId: true },
  })
  if (!holder) return null
  const settings = await getTwilioSettings(ctx.db, holder.accountId)
  if (await mayBeTheirs(settings, { channel, address })) throw numberInUse(address)
  return { ...holder, settings }
}

/** Whether the account with these credentials has it. Who has a token that only we cannot open keeps the number. */
export const mayBeTheirs = async (settings: TwilioSettings | NoTwilio, sender: AskedSender) =>
  "problem" in settings ? settings.problem === sealedTwilioText : isOwn(settings, sender)

/** Credentials that no longer open their account prove nothing. */
const isOwn = (settings: TwilioSettings, sender: AskedSender) =>
  askAboutSender(settings, sender).then(
    (verdict) => verdict !== "not_owned",
    (error) => {
      if (error instanceof InvalidInputError) return false
      throw error
    },
  )

/** The same words whoever holds it: a stranger learns no name. */
export const numberInUse = (address: string) =>
  new ConflictError(
    `${address} is in use in this installation already. If it is yours, ask whoever runs the installation`,
  )

/** Who takes a number at the same moment as another account, and comes second, meets the unique index. */
export const refuseSecond = (address: string) => (error: unknown) => {
  const isTaken = error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002"
  throw isTaken ? numberInUse(address) : error
}

const lostText =
  "Twilio says that this number is another account's now: connect the Twilio account that has it and press Verify, or send from another number. What waits is not lost"

/** Takes the number from a sender: it is off from then on and keeps everything else. The entry names no taker. */
export async function takeNumberFrom(tx: Transaction, ctx: Ctx, holder: Holder): Promise<void> {
  const { id, accountId } = holder
  const lost = { lostAt: ctx.clock.now(), verdict: "not_owned" }
  await tx.sender.updateMany({
    where: { id, lostAt: null, OR: [{ enabled: true }, { offByChannel: true }] },
    data: { enabled: false, offByVerdict: true },
  })
  await tx.sender.updateMany({ where: { id, lostAt: null }, data: lost })
  await tx.lane.updateMany({ where: { id }, data: { problem: lostText } })
  await audit(tx, jobCtx(ctx, accountId, "verify-sender"), "sender.lose", id)
}
