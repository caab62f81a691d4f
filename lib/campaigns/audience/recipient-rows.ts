import type { AccountCountries } from "#lib/addresses/account-countries.ts"
import { getAccountCountries } from "#lib/addresses/get-account-countries.ts"
import { channelOf } from "#lib/channels/channels.ts"
import type { Legs } from "#lib/channels/leg.ts"
import { textOf } from "#lib/channels/leg.ts"
import { joinOptOut } from "#lib/channels/port/text-template.ts"
import { isUndecided } from "#lib/consent/undecided.ts"
import { isKnownLandline } from "#lib/line-types/landlines.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import type { Database, Transaction } from "#lib/platform/db.ts"
import { Prisma } from "#prisma/generated/client.ts"
import type { AudienceLayout } from "./audience-layout.ts"
import type { CodeAndText, RecipientRow } from "./audience-view.ts"
import {
  type RecipientProblem,
  type RecipientWarning,
  recipientProblemText,
  recipientWarningText,
} from "./recipient-problem.ts"
import { contentOf, type MessageTemplate } from "./render-recipient.ts"

export type StoredRecipient = {
  line: number
  raw: string
  columns: string[]
  address: string | null
  country: string | null
  text: string
  segments: number
  problem: RecipientProblem | null
  warning: RecipientWarning | null
  optedOut: boolean
  firstLine: number | null
}

/** The lines of an audience, as `recipient`, with the opt-out that meets them; a line with a problem is not counted as opted out. */
const fromRecipients = (
  ctx: Ctx,
  { id, template: { channel } }: CurrentAudience,
  where: Prisma.Sql,
) => Prisma.sql`
  FROM audience_lines() recipient
  CROSS JOIN (SELECT ${ctx.accountId}::text AS account_id, ${channel}::channel AS channel) whose
  LEFT JOIN suppression ON recipient.problem IS NULL AND suppression.account_id = whose.account_id
    AND suppression.channel = whose.channel AND suppression.address_key = recipient.address_key
  WHERE recipient.audience_id = ${id}::uuid AND ${where}`

export const optedOutOnly = Prisma.sql`suppression.id IS NOT NULL`
export const problemsOnly = Prisma.sql`recipient.problem IS NOT NULL`
export const duplicatesOnly = Prisma.sql`recipient.problem = 'duplicate'`
export const invalidOnly = Prisma.sql`recipient.problem <> 'duplicate'`
export const validOnly = Prisma.sql`recipient.problem IS NULL AND suppression.id IS NULL`

const hasOpenConversation = Prisma.sql`EXISTS (
  SELECT FROM conversation
  WHERE conversation.account_id = whose.account_id AND conversation.channel = whose.channel
    AND conversation.address_key = recipient.address_key AND conversation.closed_at IS NULL)`

const mayHaveOptedOut = isUndecided(Prisma.sql`recipient`, {
  accountId: Prisma.sql`whose.account_id`,
  channel: Prisma.sql`whose.channel`,
})

/** Valid lines of whom a person has to say whether they opted out. */
export const undecidedOnly = Prisma.sql`${validOnly} AND ${mayHaveOptedOut}`

/** Lines whose numbers are known to get no SMS, where the account checks that. */
export const landlineOnly = isKnownLandline(Prisma.sql`recipient`, {
  accountId: Prisma.sql`whose.account_id`,
  channel: Prisma.sql`whose.channel`,
})

/** Valid lines that the open conversation of their number holds back, and those that nothing holds back. */
export const openConversationOnly = Prisma.sql`${validOnly} AND ${mayHaveOptedOut} IS NULL AND ${hasOpenConversation}`
export const sendableOnly = Prisma.sql`${validOnly} AND ${mayHaveOptedOut} IS NULL AND NOT ${hasOpenConversation}`

/** Lines in their order. */
export function selectRecipients(
  ctx: Ctx,
  db: Database | Transaction,
  audience: CurrentAudience,
  { where, limit, offset = 0 }: { where: Prisma.Sql; limit: number; offset?: number },
): Promise<StoredRecipient[]> {
  return db.$queryRaw<StoredRecipient[]>`
    SELECT recipient.line, raw, variables AS columns, recipient.address, country, text, segments, problem, warning,
      suppression.id IS NOT NULL AS "optedOut",
      CASE WHEN problem = 'duplicate' THEN (
        SELECT min(first.line) FROM audience_lines() first
        WHERE first.audience_id = ${audience.id}::uuid AND first.address_key = recipient.address_key
          AND first.problem IS NULL
      ) END AS "firstLine"
    ${fromRecipients(ctx, audience, where)}
    ORDER BY recipient.line LIMIT ${limit} OFFSET ${offset}`
}

export async function countRecipients(
  ctx: Ctx,
  audience: CurrentAudience,
  where: Prisma.Sql,
): Promise<number> {
  const [row] = await ctx.db.$queryRaw<[{ count: number }]>`
    SELECT count(*)::int AS count ${fromRecipients(ctx, audience, where)}`
  return row.count
}

/** A line as the web tool shows it. */
export function toRecipientRow(stored: StoredRecipient, audience: LineContext): RecipientRow {
  const { line, raw, columns, address, country, text, segments, optedOut } = stored
  const message = text ? joinOptOut(text, textOf(audience.template).optOutText) : ""
  const warning = stored.warning && {
    code: stored.warning,
    text: recipientWarningText(stored.warning, segments),
  }
  return {
    ...{ line, raw, columns, address, country, message, segments, optedOut, warning },
    problem: problemOf(stored, audience),
  }
}

/** Why the line gets no message, with the sentence. */
export function problemOf(stored: StoredRecipient, audience: LineContext): CodeAndText | null {
  if (!stored.problem) return null
  const { template } = audience
  const { variables, variableCount, isOwn } = contentOf(stored.columns, template)
  const length = stored.text.length + textOf(template).optOutText.length
  const details = {
    length,
    mostCharacters: channelOf(template.channel).mostCharacters,
    variables: variables.length,
    variableCount,
    isOwn,
    firstLine: stored.firstLine,
    number: meantBy(stored, audience),
  }
  return { code: stored.problem, text: recipientProblemText(stored.problem, details) }
}

/** What a refused number may have been meant as; nothing when the account's countries were changed since it was read. */
function meantBy({ raw, problem }: StoredRecipient, { template, countries }: LineContext) {
  const reading = channelOf(template.channel).parseAddress(raw, countries)
  return reading.ok || reading.problem !== problem ? {} : reading
}

/** What a line's message and number are read by. */
export type LineContext = { template: MessageTemplate; countries: AccountCountries }
export type CurrentAudience = LineContext & { id: string }

/** The audience that counts and what renders it; null when the campaign has none. */
export async function findCurrentAudience(
  db: Database | Transaction,
  campaign: { accountId: string; audienceId: string | null; legs: Legs },
): Promise<CurrentAudience | null> {
  const { audienceId, legs } = campaign
  if (!audienceId) return null
  const { layout } = await db.audience.findUniqueOrThrow({ where: { id: audienceId } })
  const countries = await getAccountCountries(db, campaign)
  return { id: audienceId, countries, template: { ...legs[0], layout: layout as AudienceLayout } }
}
