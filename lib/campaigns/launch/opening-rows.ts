import type { Ctx } from "#lib/platform/ctx.ts"
import type { Database, Transaction } from "#lib/platform/db.ts"
import { nextOpening, type Opening } from "#lib/windows/next-opening.ts"
import { readSendingRules } from "#lib/windows/read-sending-rules.ts"
import type { Campaign } from "#prisma/generated/client.ts"
import type { MessageState } from "#prisma/generated/enums.ts"

/** How a message of one place begins, or goes on after a wait: columns of the ledger. */
export type OpeningRow = {
  place: string
  state: Extract<MessageState, "pending" | "held" | "skipped">
  reason: string | null
  dueAt: Date
  closesAt: Date | null
}

type Timed = Pick<
  Campaign,
  "accountId" | "channel" | "windows" | "fallbackTimeZone" | "startAt" | "startedAt" | "endsAt"
>

/** An unknown zone may be answered for by a setting at any time: it is looked at again after an hour. */
const lookAgainMs = 3_600_000

/**
 * When each place's messages of a campaign may go: now, or held until an opening with the reason, or held because the zone
 * is unknown, or never since the campaign ends first. Many rows share a place, so the calendar is asked once for each.
 */
export async function openingRows(
  ctx: Pick<Ctx, "clock">,
  db: Database | Transaction,
  campaign: Timed,
  places: string[],
): Promise<OpeningRow[]> {
  const startAt = campaign.startedAt ? null : campaign.startAt
  const rules = await readSendingRules(db, { ...campaign, startAt })
  const now = ctx.clock.now()
  return places.map((place) => ({ place, ...rowOf(nextOpening(rules, place, now), now) }))
}

function rowOf(opening: Opening, now: Date): Omit<OpeningRow, "place"> {
  switch (opening.kind) {
    case "never":
      return { state: "skipped", reason: "campaign_ended", dueAt: now, closesAt: null }
    case "unknown_zone":
      return {
        state: "held",
        reason: "zone_unknown",
        dueAt: new Date(now.getTime() + lookAgainMs),
        closesAt: null,
      }
    case "open": {
      const { opensAt, closesAt, reason } = opening
      const isOpen = opensAt <= now
      return { state: isOpen ? "pending" : "held", reason: isOpen ? null : reason, dueAt: opensAt, closesAt }
    }
  }
}
