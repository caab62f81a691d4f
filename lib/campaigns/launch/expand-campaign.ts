import { type CampaignWithLegs, findCampaign } from "#lib/campaigns/require-campaign.ts"
import { textOf } from "#lib/channels/leg.ts"
import { joinOptOut } from "#lib/channels/port/text-template.ts"
import { audienceLines } from "#lib/ledger/create/message-lines.ts"
import { ofCampaign } from "#lib/ledger/of-campaign.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import type { Transaction } from "#lib/platform/db.ts"
import { wakeLane } from "#lib/senders/wake-lane.ts"
import { shareRules } from "#lib/windows/lock-rules.ts"
import { laterLegsOfLines } from "./later-legs-of-lines.ts"
import { openMessages } from "./open-messages.ts"
import { openSoon } from "./opening-rows.ts"

/** The first chunk is small, so that a large campaign starts at once. */
const firstChunkSize = 500
const chunkSize = 5_000
const transactionTimeoutMs = 60_000

export type ExpandInput = { campaignId: string; maxRunMs?: number; signal?: AbortSignal }

/**
 * Gives every valid recipient of a launched campaign its message row, in chunks, and wakes the lane after each. Rows begin
 * as what their receiving window makes of them. Safe to repeat and to overlap: it goes on after the last line that has a
 * row. `maxRunMs` and `signal` end the run early, and `again` asks for the next. Rows of a campaign that was cancelled
 * meanwhile are born cancelled, so that the ledger still adds up to the audience.
 */
export async function expandCampaign(ctx: Ctx, input: ExpandInput): Promise<{ again: Date | null }> {
  const endsAtMs = performance.now() + (input.maxRunMs ?? Number.POSITIVE_INFINITY)
  const { campaignId } = input
  for (let [size, after] = [firstChunkSize, 0]; ; size = chunkSize) {
    const chunk = await ctx.db.$transaction((tx) => expandChunk(tx, ctx, { campaignId, size, after }), {
      timeout: transactionTimeoutMs,
    })
    after = chunk.upTo
    if (chunk.senderId && chunk.isLive) await wakeLane(ctx, chunk.senderId)
    if (chunk.opensSoon) await ctx.jobs.enqueue({ name: "release-held", payload: {} })
    if (chunk.isDone) return { again: null }
    if (input.signal?.aborted || performance.now() > endsAtMs) return { again: ctx.clock.now() }
  }
}

type Step = { campaignId: string; size: number; after: number }
type Chunk = { isDone: boolean; isLive: boolean; senderId: string | null; upTo: number; opensSoon: boolean }

/**
 * The lock on the campaign's row makes a cancel wait for the chunk, or the chunk see the cancel. It is none that settling
 * and callbacks wait for, whose tallies refer to the campaign.
 */
async function expandChunk(tx: Transaction, ctx: Ctx, { campaignId, size, after }: Step): Promise<Chunk> {
  await shareRules(tx, ctx.accountId)
  await tx.$queryRaw`SELECT FROM campaign WHERE id = ${campaignId} FOR NO KEY UPDATE`
  const campaign = await findCampaign(tx, { id: campaignId, accountId: ctx.accountId })
  const senderId = campaign?.legs[0].senderId
  if (!campaign?.audienceId || !senderId || campaign.stage === "draft" || campaign.expandedAt)
    return { isDone: true, isLive: false, senderId: null, upTo: after, opensSoon: false }
  const lines = await nextLines(tx, campaign, { size, after })
  const isLive = campaign.stage === "launched"
  const begun = { isLive, senderId }
  if (lines === null) {
    await tx.campaign.update({ where: { id: campaignId }, data: { expandedAt: ctx.clock.now() } })
    return { ...begun, isDone: true, upTo: after, opensSoon: false }
  }
  const suffix = joinOptOut("", textOf(campaign.legs[0]).optOutText)
  const slice = { audienceId: campaign.audienceId, after: lines.after, upTo: lines.upTo }
  const openings = await openMessages(tx, ctx, campaign, {
    lines: audienceLines({ ...slice, suffix }),
    places: lines.places,
    laterLegs: await laterLegsOfLines(tx, campaign, slice),
  })
  return {
    ...begun,
    isDone: false,
    upTo: lines.upTo,
    opensSoon: isLive && openSoon(openings, ctx.clock.now()),
  }
}

type Lines = { after: number; upTo: number; places: string[] }

/** The next lines that have no row yet, and the places among them; null when every line has its row. */
async function nextLines(
  tx: Transaction,
  campaign: CampaignWithLegs,
  { size, after }: Omit<Step, "campaignId">,
): Promise<Lines | null> {
  const [lines] = await tx.$queryRaw<[{ after: number; upTo: number | null; places: string[] }]>`
    WITH done AS (SELECT greatest(max(line), ${after}::int) AS line FROM message WHERE ${ofCampaign(campaign)}),
    next AS (
      SELECT r.line, r.place FROM recipient r, done
      WHERE r.audience_id = ${campaign.audienceId}::uuid AND r.problem IS NULL AND r.line > done.line
      ORDER BY r.line LIMIT ${size}
    )
    SELECT (SELECT line FROM done) AS after, max(line) AS "upTo", array_agg(DISTINCT place) AS places FROM next`
  return lines.upTo === null ? null : { ...lines, upTo: lines.upTo }
}

/**
 * Campaigns that were launched and still lack rows, without those that somebody is expanding at this moment: to be
 * continued, in case a request to expand was lost or a run died.
 */
export async function listCampaignsToExpand(
  db: Ctx["db"],
): Promise<{ accountId: string; campaignId: string }[]> {
  return db.$queryRaw`
    SELECT account_id AS "accountId", id AS "campaignId" FROM campaign
    WHERE stage <> 'draft' AND expanded_at IS NULL FOR SHARE SKIP LOCKED`
}
