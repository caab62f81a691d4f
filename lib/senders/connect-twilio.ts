import { z } from "zod"
import { defineVerb } from "#lib/access/verb.ts"
import { audit } from "#lib/audit/audit.ts"
import type { TwilioSettings } from "#lib/channels/twilio/account.ts"
import { askAboutSenders, twilioChannels } from "#lib/channels/twilio/ask-about-senders.ts"
import { seal, tryUnseal } from "#lib/platform/crypto.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import type { Transaction } from "#lib/platform/db.ts"
import { env } from "#lib/platform/env.ts"
import { ConflictError } from "#lib/platform/errors.ts"
import type { Account, Sender } from "#prisma/generated/client.ts"
import { recordVerdict } from "./record-verdict.ts"
import { wakeLane } from "./wake-lane.ts"

const twilioConnection = z.strictObject({
  accountSid: z
    .string()
    .trim()
    .regex(
      /^AC[0-9a-fA-F]{32}$/,
      "must be AC and 32 digits or letters a to f: copy it from the Twilio Console",
    ),
  authToken: z
    .string()
    .trim()
    .regex(/^[\x21-\x7e]{1,128}$/, "must be the Auth Token: copy it from the Twilio Console"),
  /** A second from now nothing signed with the token from before is taken any more: for one that others know. */
  refuseOld: z.boolean().default(false),
})
type Connection = z.output<typeof twilioConnection>

/**
 * Gives the account Twilio credentials of its own, or other ones. They are tried first, and each sender's number is asked
 * about; credentials that Twilio does not take change nothing. The token is sealed and never shown again. Webhooks signed
 * with the old one count for a day more unless `refuseOld`. Lanes go on with the new ones at their next run.
 * Throws InvalidInputError, ConflictError when the numbers changed meanwhile, UnavailableError when Twilio cannot be asked, ForbiddenError.
 */
export const connectTwilio = defineVerb({
  permission: "settings:administer",
  input: twilioConnection,
  output: z.void(),
  async run(ctx, connection) {
    const { accountId } = ctx
    const where = { id: accountId }
    const before = await ctx.db.account.findUniqueOrThrow({ where })
    const held = { accountId, channel: { in: [...twilioChannels] }, lostAt: null }
    const senders = await ctx.db.sender.findMany({ where: held })
    const { accountSid } = connection
    const settings = settingsOf(before, connection)
    const verdicts = await askAboutSenders(settings, senders)
    await ctx.db.$transaction(async (tx) => {
      await writeCredentials(tx, ctx, connection)
      const unasked = { ...held, id: { notIn: senders.map(({ id }) => id) } }
      if ((await tx.sender.count({ where: unasked })) > 0)
        throw new ConflictError("A number was added in the meantime, and nothing was changed: try again")
      for (const [index, verdict] of verdicts.entries())
        await recordVerdict(tx, ctx, senders[index] as Sender, { verdict, accountSid })
      await wakeLanes(tx, accountId)
      await audit(tx, ctx, "account.connect_twilio", accountId, {
        accountSid,
        refuseOld: connection.refuseOld,
      })
    })
    for (const { id } of senders) await wakeLane(ctx, id)
  },
})

/** The address of a sandbox belongs to its account: another account is at Twilio, where the installation says it is. */
function settingsOf(before: Account, { accountSid, authToken }: Connection): TwilioSettings {
  const kept = accountSid === before.twilioAccountSid ? before.twilioBaseUrl : null
  return { accountSid, authToken, baseUrl: kept ?? env().TWILIO_BASE_URL ?? null, owner: "account" }
}

/** Under a lock, so that of two admins at once the second replaces what the first wrote. */
async function writeCredentials(tx: Transaction, ctx: Ctx, connection: Connection): Promise<void> {
  const { accountSid, authToken } = connection
  const where = { id: ctx.accountId }
  await tx.$queryRaw`SELECT FROM account WHERE id = ${ctx.accountId} FOR UPDATE`
  const before = await tx.account.findUniqueOrThrow({ where })
  const now = ctx.clock.now()
  await tx.account.update({
    where,
    data: {
      twilioAccountSid: accountSid,
      twilioAuthTokenSealed: seal(authToken),
      ...(accountSid !== before.twilioAccountSid && { twilioBaseUrl: null }),
      twilioConnectedAt: now,
      ...replacedBy(connection, before, now),
    },
  })
}

type Replaced = Pick<Account, "twilioReplacedSealed" | "twilioReplacedAt">

/** The same credentials again replace nothing, nor do others what cannot be opened: what Twilio still signs with goes on to count. */
function replacedBy(connection: Connection, before: Account, now: Date): Partial<Replaced> {
  if (connection.refuseOld) return { twilioReplacedSealed: null, twilioReplacedAt: null }
  const { twilioAccountSid: accountSid, twilioAuthTokenSealed } = before
  const authToken = twilioAuthTokenSealed && tryUnseal(twilioAuthTokenSealed)
  if (!accountSid || !authToken) return {}
  if (accountSid === connection.accountSid && authToken === connection.authToken) return {}
  return { twilioReplacedSealed: seal(JSON.stringify({ accountSid, authToken })), twilioReplacedAt: now }
}

/** What stood still for want of credentials is tried at once. */
const wakeLanes = (tx: Transaction, accountId: string) => tx.$executeRaw`
  UPDATE lane SET problem = NULL, backoff_until = NULL, throttle_count = 0
  FROM sender WHERE sender.id = lane.id AND sender.enabled AND lane.account_id = ${accountId}`
