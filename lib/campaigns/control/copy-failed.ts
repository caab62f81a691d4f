import { randomUUID } from "node:crypto"
import { noCountries } from "#lib/addresses/account-countries.ts"
import type { AudienceLayout } from "#lib/campaigns/audience/audience-layout.ts"
import { chunkRows, insertLines, updateCounts } from "#lib/campaigns/audience/audience-rows.ts"
import { lineEvaluator, type SourceLine } from "#lib/campaigns/audience/evaluate-line.ts"
import type { CampaignWithLegs } from "#lib/campaigns/require-campaign.ts"
import { textOf } from "#lib/channels/leg.ts"
import { joinOptOut } from "#lib/channels/port/text-template.ts"
import { mayHaveArrived } from "#lib/ledger/may-have-arrived.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import type { Transaction } from "#lib/platform/db.ts"
import { type Campaign, Prisma } from "#prisma/generated/client.ts"

type Copy = { original: CampaignWithLegs; draftId: string }

/**
 * Gives a draft an audience of those whom the original certainly failed to reach and who are in no launched resend of it, nor were
 * in one before it was cancelled, in the original's order. Answers how many they are.
 */
export async function copyFailed(
  tx: Transaction,
  ctx: Ctx,
  copy: Copy,
): Promise<{ audienceId: string; count: number }> {
  const audienceId = await createAudience(tx, ctx, copy)
  const { original } = copy
  const fromId = audienceOf(original)
  const count = fromId
    ? await copyLines(tx, original.id, { fromId, toId: audienceId })
    : await copyMessages(tx, ctx, original, audienceId)
  await tx.audience.update({ where: { id: audienceId }, data: { rowsRead: count, rowsTotal: count } })
  await updateCounts(tx, audienceId)
  return { audienceId, count }
}

/** Recipients that the API accepted were never lines of an audience: their messages become lines with a text of their own. */
const audienceOf = ({ source, audienceId }: Campaign) => (source === "api" ? null : audienceId)
const layoutOfMessages: AudienceLayout = "message"

async function createAudience(tx: Transaction, ctx: Ctx, { original, draftId }: Copy): Promise<string> {
  const { id: campaignId } = original
  const audienceId = audienceOf(original)
  const source = audienceId
    ? await tx.audience.findUniqueOrThrow({
        where: { id: audienceId },
        select: { source: true, fileName: true, encoding: true, layout: true },
      })
    : { source: "csv" as const, fileName: `${campaignId}-failed`, layout: layoutOfMessages }
  const heartbeatAt = ctx.clock.now()
  const data = { ...source, id: randomUUID(), accountId: ctx.accountId, campaignId: draftId, heartbeatAt }
  const { id } = await tx.audience.create({ data: { ...data, state: "ready" } })
  return id
}

/**
 * True for messages `m` of the campaign that failed for certain and whose recipient is in no resend that goes on or reached out: in
 * its ledger, or in its audience while that has lines which are no rows yet.
 */
const isOpenFailure = (campaignId: string) => Prisma.sql`
  m.campaign_id = ${campaignId} AND m.state = 'failed' AND NOT ${mayHaveArrived} AND NOT EXISTS (
    SELECT FROM campaign resend WHERE resend.resend_of_id = ${campaignId} AND (
      EXISTS (SELECT FROM message again WHERE again.campaign_id = resend.id AND again.address_key = m.address_key
        AND (resend.stage = 'launched' OR again.state <> 'cancelled'))
      OR (resend.stage = 'launched' AND EXISTS (SELECT FROM recipient taken WHERE taken.audience_id = resend.audience_id
        AND taken.address_key = m.address_key AND taken.problem IS NULL))))`

const copyLines = (
  tx: Transaction,
  campaignId: string,
  { fromId, toId }: { fromId: string; toId: string },
) => tx.$executeRaw`
  INSERT INTO recipient
    (audience_id, line, raw, address, address_key, country, place, variables, text, segments, warning)
  SELECT ${toId}::uuid, row_number() OVER (ORDER BY r.line), r.raw, r.address, r.address_key, r.country, r.place,
    r.variables, r.text, r.segments, r.warning
  FROM message m JOIN recipient r ON r.audience_id = ${fromId}::uuid AND r.line = m.line
  WHERE ${isOpenFailure(campaignId)}`

async function copyMessages(
  tx: Transaction,
  ctx: Ctx,
  original: CampaignWithLegs,
  toAudienceId: string,
): Promise<number> {
  const { id, legs } = original
  const template = { ...legs[0], layout: layoutOfMessages }
  const rows = await tx.$queryRaw<{ address: string; body: string }[]>`
    SELECT m.address, m.body FROM message m WHERE ${isOpenFailure(id)} ORDER BY m.line`
  const suffix = joinOptOut("", textOf(template).optOutText)
  const evaluate = lineEvaluator(ctx.accountId, noCountries, template)
  const lines = rows.map(({ address, body }, index): SourceLine => {
    const own = suffix && body.endsWith(suffix) ? body.slice(0, -suffix.length) : body
    return { line: index + 1, raw: address, columns: [own] }
  })
  for (let at = 0; at < lines.length; at += chunkRows)
    await insertLines(tx, toAudienceId, lines.slice(at, at + chunkRows).map(evaluate))
  return lines.length
}
