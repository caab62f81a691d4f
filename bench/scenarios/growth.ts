import { addOldCampaign, checkpoint, emptyLedger, tidy } from "../support/ledger.ts"
import { median } from "../support/median.ts"
import type { Figure } from "../support/report.ts"
import type { Stack } from "../support/stack.ts"
import { type Drain, measureDrain } from "./drain.ts"

const sizes = [10_000, 100_000, 1_000_000]
const oldCampaignSize = 90_000
const drainCount = 20_000
const rounds = 3

/**
 * Drains the same number of messages from ledgers of 10,000, 100,000 and 1,000,000 rows of older campaigns, a few times
 * each; the median counts, since a second of something else on the machine is a tenth of a drain. One drain before that
 * is not counted: processes that were just started are slow at first.
 */
export async function growthScenario(stack: Stack): Promise<Figure[]> {
  await measureDrain(stack, { id: "warm-up", count: drainCount })
  await emptyLedger(stack)
  const rates: number[] = []
  for (const [index, size] of sizes.entries()) {
    await fill(stack, sizes[index - 1] ?? 0, size)
    rates.push(await medianRate(stack, size))
  }
  const [small = 0, ...larger] = rates
  return [
    ...sizes.map((size, index) => ({
      what: `drain beside ${size.toLocaleString("en-US")} older rows`,
      value: rates[index] ?? 0,
      unit: "messages/s",
    })),
    {
      what: "drain rate falls from the smallest ledger by",
      value: Math.max(0, 1 - Math.min(...larger) / small) * 100,
      unit: "%",
      bar: { below: 10 },
    },
  ]
}

async function fill(stack: Stack, from: number, to: number): Promise<void> {
  for (let at = from; at < to; at += oldCampaignSize)
    await addOldCampaign(stack, { id: `old-${at}`, count: Math.min(oldCampaignSize, to - at) })
  await tidy(stack)
  await checkpoint(stack)
}

async function medianRate(stack: Stack, size: number): Promise<number> {
  const drains: Drain[] = []
  for (let round = 0; round < rounds; round += 1)
    drains.push(await measureDrain(stack, { id: `g${size}-${round}`, count: drainCount }))
  return median(drains.map(({ perSecond }) => perSecond))
}
