import { addressKey } from "#lib/addresses/address-key.ts"
import type { PhoneReading, ReadNumber } from "#lib/addresses/phone-number.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import type { Transaction } from "#lib/platform/db.ts"
import type { Campaign, Channel } from "#prisma/generated/client.ts"
import type { ApiRefusal } from "./api-refusal.ts"
import { insertLines } from "./audience-rows.ts"
import type { EvaluatedLine } from "./evaluate-line.ts"

/** A recipient of a request that got no message; `raw` is the number as it was sent, `line` its place, from 1. */
export type RefusedConsumer = {
  line: number
  raw: string
  errorMessage: string
  number: PhoneReading | null
}

type Refusals = {
  campaign: Pick<Campaign, "id" | "channel">
  refused: RefusedConsumer[]
  acceptedCount: number
}

/** Whatever a client sends for a number; a person must be able to recognise it. */
const maxRawLength = 100

/**
 * Keeps the refused recipients of an API campaign as its lines, in the transaction that creates it: an audience whose
 * other lines are in the ledger from the start. Variables are not kept: the client has them in its answer.
 */
export async function keepRefused(tx: Transaction, ctx: Ctx, given: Refusals): Promise<void> {
  const { campaign, refused, acceptedCount } = given
  if (refused.length === 0) return
  const now = ctx.clock.now()
  const rows = acceptedCount + refused.length
  const { id } = await tx.audience.create({
    data: {
      ...{
        accountId: ctx.accountId,
        campaignId: campaign.id,
        source: "api",
        layout: "variables",
        state: "ready",
      },
      ...{ rowsRead: rows, rowsTotal: rows, validCount: acceptedCount, invalidCount: refused.length },
      ...{ heartbeatAt: now, droppedAt: now },
    },
  })
  await insertLines(
    tx,
    id,
    refused.map((each) => lineOf(ctx.accountId, campaign.channel, each)),
  )
  await tx.campaign.update({ where: { id: campaign.id }, data: { audienceId: id } })
}

function lineOf(accountId: string, channel: Channel, refused: RefusedConsumer): EvaluatedLine {
  const { line, raw, errorMessage, number } = refused
  return {
    ...{ line, raw: raw.slice(0, maxRawLength).toWellFormed(), columns: [] },
    ...(number?.ok ? numberOf(accountId, channel, number) : noNumber),
    ...{ text: "", segments: 0, problem: errorMessage as ApiRefusal, warning: null, place: "" },
  }
}

const noNumber = { address: null, addressKey: null, country: null }

function numberOf(accountId: string, channel: Channel, { e164: address, country }: ReadNumber) {
  return { address, addressKey: addressKey(accountId, channel, address), country }
}
