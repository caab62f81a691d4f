import { arrivedEarlier } from "#lib/campaigns/audience/arrived-earlier.ts"
import type { CampaignWithLegs } from "#lib/campaigns/require-campaign.ts"
import { createLaterLegs, type LaterLeg } from "#lib/ledger/create/create-later-legs.ts"
import { createMessages } from "#lib/ledger/create/create-messages.ts"
import { askLineTypes } from "#lib/line-types/ask-line-types.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import type { Transaction } from "#lib/platform/db.ts"
import type { Prisma } from "#prisma/generated/client.ts"
import { listOpeningRows, type OpeningRow } from "./opening-rows.ts"

/** Recipients, as the ledger reads them, the places among them, and how else than by the first leg they can be reached. */
export type Recipients = { lines: Prisma.Sql; places: string[]; laterLegs: LaterLeg[] }

/**
 * Gives recipients of a campaign their messages, each as what the receiving window where its recipient is makes of it.
 * Where the account checks lines, an SMS that may go now passes by the release, which knows them. For a transaction that
 * holds the rules (`shareRules`). Answers the openings by which they were written.
 */
export async function openMessages(
  tx: Transaction,
  ctx: Pick<Ctx, "clock">,
  campaign: CampaignWithLegs,
  { lines, places, laterLegs }: Recipients,
): Promise<OpeningRow[]> {
  const [leg] = campaign.legs
  const now = ctx.clock.now()
  const isChecked = leg.channel === "sms" && (await checksLines(tx, campaign.accountId))
  const openings = await listOpeningRows(ctx, tx, campaign, places)
  const begins = isChecked ? openings.map((opening) => heldForLine(opening, now)) : openings
  const hasArrived = await arrivedEarlier(tx, campaign)
  await createMessages(tx, { campaign, leg, lines, begins, hasArrived, now })
  if (isChecked) await askLineTypes(tx, campaign.accountId, lines, now)
  if (laterLegs.length > 0) await createLaterLegs(tx, campaign, laterLegs)
  return begins
}

async function checksLines(tx: Transaction, id: string): Promise<boolean> {
  return (await tx.account.count({ where: { id, checkLineType: true } })) > 0
}

const heldForLine = <Row extends OpeningRow>(opening: Row, now: Date): Row =>
  opening.state === "pending" ? { ...opening, state: "held", reason: "line_type", dueAt: now } : opening
