import pMap from "p-map"
import { getTwilioSettings } from "#lib/channels/twilio/account.ts"
import { withTwilioClient } from "#lib/channels/twilio/client.ts"
import { type LineLookup, lookUpLine } from "#lib/channels/twilio/look-up-line.ts"
import type { SystemCtx } from "#lib/platform/ctx.ts"
import { type Answer, giveUpAsking, keepAnswers, takeAsked } from "./asked-lines.ts"

/** As many as the client has connections; what the provider does not take comes again later. */
const lookupsAtOnce = 8
const accountsAtOnce = 4

type Limits = { maxRunMs: number; signal?: AbortSignal }
type Number = { addressKey: string; address: string }

/**
 * Looks up the lines of numbers that SMS wait for, ahead of their lanes and beside them, and lets the messages go on. A
 * provider that takes no more is asked again later; one that gives no answer at all keeps nobody: what waits goes out
 * unchecked. Safe to repeat and to overlap: no number is asked about twice within a minute.
 */
export async function lookUpLineTypes(system: SystemCtx, limits: Limits): Promise<{ again: Date | null }> {
  const endsAtMs = performance.now() + limits.maxRunMs
  for (;;) {
    const asked = await takeAsked(system)
    if (asked.length === 0) return { again: null }
    const byAccount = [...Map.groupBy(asked, ({ accountId }) => accountId)]
    const lookUp = ([accountId, numbers]: (typeof byAccount)[number]) => lookUpFor(system, accountId, numbers)
    await pMap(byAccount, lookUp, { concurrency: accountsAtOnce, stopOnError: false })
    await system.jobs.enqueue({ name: "release-held", payload: {} })
    if (limits.signal?.aborted || performance.now() > endsAtMs) return { again: system.clock.now() }
  }
}

/** Without credentials nothing can be asked, and the lane says what is wrong. */
async function lookUpFor(system: SystemCtx, accountId: string, numbers: Number[]): Promise<void> {
  const settings = await getTwilioSettings(system.db, accountId)
  if ("problem" in settings) return giveUpAsking(system, accountId)
  await withTwilioClient(settings, async (client) => {
    for (let at = 0; at < numbers.length; at += lookupsAtOnce) {
      const some = numbers.slice(at, at + lookupsAtOnce)
      const lookups = await Promise.all(some.map(({ address }) => lookUpLine(client, address)))
      await keepAnswers(system, accountId, some.map(answerTo(lookups)))
      if (lookups.every(({ kind }) => kind === "unavailable")) return giveUpAsking(system, accountId)
      if (lookups.some(({ kind }) => kind === "throttled")) return
    }
  })
}

const answerTo =
  (lookups: LineLookup[]) =>
  ({ addressKey }: Number, index: number): Answer => ({
    addressKey,
    ...(lookups[index] ?? { kind: "unavailable" }),
  })
