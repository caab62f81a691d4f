import { arrivedEarlier } from "#lib/campaigns/audience/arrived-earlier.ts"
import { isUndecided } from "#lib/consent/undecided.ts"
import { isKnownLandline } from "#lib/line-types/landlines.ts"
import type { Database, Transaction } from "#lib/platform/db.ts"
import { type Campaign, Prisma } from "#prisma/generated/client.ts"

/** Recipients of one place and country whom nothing but the time holds back. */
export type AudienceGroup = { place: string; country: string | null; count: number; segments: number }

/** What would become of an audience's lines; the counts and the groups' add up to all lines. */
export type AudienceOutcome = {
  invalid: number
  duplicate: number
  optedOut: number
  /** Who may have opted out: a person has to decide. */
  undecided: number
  openConversation: number
  /** Where the account checks lines: those that are known to get no SMS. */
  landline: number
  /** Of a resend: those whose earlier message arrived after all. */
  arrived: number
  groups: AudienceGroup[]
  /** The groups' sums. */
  sendable: number
  /** Of the valid lines, whatever holds them back at this moment; most first. Lines of no known country are left out. */
  countries: { country: string; count: number }[]
  segments: number
  /** Messages among them that a character outside the basic alphabet makes dearer. */
  costly: number
  sample: { address: string; text: string } | null
}

type Gate =
  | "duplicate"
  | "invalid"
  | "optedOut"
  | "undecided"
  | "openConversation"
  | "arrived"
  | "landline"
  | "sendable"
type GatedGroup = AudienceGroup & { gate: Gate; costly: number; firstLine: number }

/**
 * Counts with the same gates as the claim, in one pass over the audience, by place: however many lines it has, there are
 * only as many groups as there are zones and countries. Empty without an audience.
 */
export async function getOutcome(
  db: Database | Transaction,
  campaign: Pick<Campaign, "audienceId" | "accountId" | "channel" | "resendOfId">,
): Promise<AudienceOutcome> {
  const { audienceId, accountId, channel } = campaign
  const whose = { accountId: Prisma.sql`${accountId}`, channel: Prisma.sql`${channel}::channel` }
  const hasArrived = await arrivedEarlier(db, campaign)
  const gated = await db.$queryRaw<GatedGroup[]>`
    SELECT gate, place, country, count(*)::int AS count, sum(segments)::int AS segments,
      count(*) FILTER (WHERE segments > 1 AND warning IS NOT NULL)::int AS costly, min(line) AS "firstLine"
    FROM (
      SELECT line, place, country, segments, warning, CASE
        WHEN problem = 'duplicate' THEN 'duplicate'
        WHEN problem IS NOT NULL THEN 'invalid'
        WHEN EXISTS (SELECT FROM suppression s WHERE s.account_id = ${whose.accountId} AND s.channel = ${whose.channel}
                     AND s.address_key = recipient.address_key) THEN 'optedOut'
        WHEN ${isUndecided(Prisma.sql`recipient`, whose)} THEN 'undecided'
        WHEN EXISTS (SELECT FROM conversation c WHERE c.account_id = ${whose.accountId} AND c.channel = ${whose.channel}
                     AND c.address_key = recipient.address_key AND c.closed_at IS NULL) THEN 'openConversation'
        WHEN ${hasArrived} THEN 'arrived'
        WHEN ${isKnownLandline(Prisma.sql`recipient`, whose)} THEN 'landline'
        ELSE 'sendable' END AS gate
      FROM audience_lines() recipient WHERE audience_id = ${audienceId}::uuid
    ) lines
    GROUP BY gate, place, country`
  const groups = gated.filter(({ gate }) => gate === "sendable")
  const count = (gate: Gate) =>
    sumOf(
      gated.filter((group) => group.gate === gate),
      "count",
    )
  return {
    invalid: count("invalid"),
    duplicate: count("duplicate"),
    optedOut: count("optedOut"),
    undecided: count("undecided"),
    openConversation: count("openConversation"),
    arrived: count("arrived"),
    landline: count("landline"),
    groups: groups.map(({ place, country, count, segments }) => ({ place, country, count, segments })),
    sendable: count("sendable"),
    countries: countriesOf(gated),
    segments: segmentsOf(groups),
    costly: sumOf(groups, "costly"),
    sample: await findSample(db, audienceId, Math.min(...groups.map(({ firstLine }) => firstLine))),
  }
}

function countriesOf(gated: GatedGroup[]): AudienceOutcome["countries"] {
  const valid = gated.filter(({ gate }) => gate !== "invalid" && gate !== "duplicate")
  return [...Map.groupBy(valid, ({ country }) => country)]
    .flatMap(([country, members]) => (country ? [{ country, count: sumOf(members, "count") }] : []))
    .sort((a, b) => b.count - a.count || a.country.localeCompare(b.country))
}

const sumOf = (groups: GatedGroup[], key: "count" | "costly") =>
  groups.reduce((sum, group) => sum + group[key], 0)

async function findSample(db: Database | Transaction, audienceId: string | null, line: number) {
  if (!audienceId || !Number.isFinite(line)) return null
  const [first] = await db.$queryRaw<{ address: string; text: string }[]>`
    SELECT address, text FROM audience_lines() WHERE audience_id = ${audienceId}::uuid AND line = ${line}::int`
  return first ?? null
}

/** The valid lines: what a launch takes from the daily limit, and the rows that the ledger will have. */
export const acceptedOf = ({
  sendable,
  optedOut,
  undecided,
  openConversation,
  arrived,
  landline,
}: AudienceOutcome): number => sendable + optedOut + undecided + openConversation + arrived + landline

export const segmentsOf = (groups: AudienceGroup[]): number =>
  groups.reduce((sum, { segments }) => sum + segments, 0)
