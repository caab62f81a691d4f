import { listCampaigns } from "#lib/campaigns/progress/list-campaigns.ts"
import { systemClock } from "#lib/platform/clock.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { type Database, openDatabase } from "#lib/platform/db.ts"
import { log } from "#lib/platform/log.ts"
import { addBrands } from "../support/campaigns.ts"
import { pick, type Question, questions, sorts } from "../support/list-questions.ts"
import type { Figure } from "../support/report.ts"
import type { Stack } from "../support/stack.ts"
import { sweepParts } from "../support/sweeps.ts"

const small = { id: "list-small", count: 1_000 }
const large = { id: "list-large", count: 1_000_000 }
const rounds = 900
const warmUps = 24

/**
 * What the list of campaigns costs a brand that has 1,000 and one that has 1,000,000, in turns beside each other, and what
 * each part of a sweep costs then, at rest. The campaigns stay: nothing is measured after it on this set-up.
 */
export async function listScenario(stack: Stack): Promise<Figure[]> {
  await addBrands(stack, [small, large])
  const db = openDatabase(stack.databaseUrl)
  try {
    const figures: Figure[] = []
    for (const [what, ask] of Object.entries(questions)) figures.push(...(await compare(db, what, ask)))
    figures.push(await farDown(db))
    for (const [what, part] of Object.entries(sweepParts(ctxOf(db, large.id))))
      figures.push({
        what: `sweep at rest, ${what}, median`,
        value: await quantileOf(0.5, [part]),
        unit: "ms",
        bar: { below: 20 },
      })
    return figures
  } finally {
    await db.$disconnect()
  }
}

async function compare(db: Database, what: string, ask: Question): Promise<Figure[]> {
  const [few, many] = [ctxOf(db, small.id), ctxOf(db, large.id)]
  const took: [number[], number[]] = [[], []]
  for (let round = -warmUps; round < rounds; round += 1)
    for (const [index, ctx] of [few, many].entries()) {
      const ms = await timed(() => ask(ctx, round + warmUps))
      if (round >= 0) took[index as 0 | 1].push(ms)
    }
  const [atFew, atMany] = [quantile(0.95, took[0]), quantile(0.95, took[1])]
  return [
    { what: `${what}, p95 at 1,000 campaigns`, value: atFew, unit: "ms" },
    { what: `${what}, p95 at 1,000,000 campaigns`, value: atMany, unit: "ms" },
    { what: `${what}, 1,000,000 to 1,000`, value: atMany / atFew, unit: "times", bar: { atMost: 1.5 } },
  ]
}

/** Without a bar: nobody turns 20,000 pages. */
async function farDown(db: Database): Promise<Figure> {
  const ctx = ctxOf(db, large.id)
  const value = await quantileOf(
    0.95,
    sorts.map((sort) => () => listCampaigns(ctx, { sort, page: 20_000 })),
  )
  return { what: "list, page 20,000 of 40,000, p95", value, unit: "ms" }
}

async function quantileOf(share: number, asked: (() => Promise<unknown>)[]): Promise<number> {
  const took: number[] = []
  for (let round = 0; round < 100; round += 1) took.push(await timed(pick(asked, round)))
  return quantile(share, took.slice(asked.length))
}

async function timed(ask: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await ask()
  return performance.now() - startedAt
}

const quantile = (share: number, took: number[]) =>
  took.toSorted((a, b) => a - b)[Math.ceil(took.length * share) - 1] ?? 0

const ctxOf = (db: Database, accountId: string): Ctx => ({
  ...{ db, accountId, log, origin: null, clock: systemClock },
  actor: { kind: "user", id: "bench", name: "Bench", role: "campaign_manager" },
  jobs: { enqueue: async () => {} },
})
