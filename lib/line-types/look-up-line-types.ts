import pMap from "p-map"
import { getTwilioSettings } from "#lib/channels/twilio/account.ts"
import { withTwilioClient } from "#lib/channels/twilio/client.ts"
import { type LineLookup, lookUpLine } from "#lib/channels/twilio/look-up-line.ts"
import type { SystemCtx } from "#lib/platform/ctx.ts"
import { type Answer, type Asked, giveUpAsking, keepAnswers, restedAt, takeAsked } from "./asked-lines.ts"
import { endSilence, isSilentTooLong } from "./silent-rounds.ts"

/** As many as the client has connections; what the provider does not take comes again later. */
const lookupsAtOnce = 8
const accountsAtOnce = 4

type Limits = { maxRunMs: number; signal?: AbortSignal }

/**
 * Looks up the lines of numbers that SMS wait for, ahead of their lanes and beside them, and lets the messages go on. What
 * has no answer is asked again later; where nothing can be answered, or nothing was for some minutes, nobody waits for it.
 * Safe to repeat and to overlap: no number is looked up by two runs at once.
 */
export async function lookUpLineTypes(system: SystemCtx, limits: Limits): Promise<{ again: Date | null }> {
  const endsAtMs = performance.now() + limits.maxRunMs
  const resting = new Set<string>()
  for (;;) {
    const asked = await takeAsked(system, [...resting])
    if (asked.length === 0) return { again: resting.size > 0 ? restedAt(system) : null }
    const byAccount = [...Map.groupBy(asked, ({ accountId }) => accountId)]
    const lookUp = async ([accountId, numbers]: (typeof byAccount)[number]) => {
      if (await isThrottled(system, accountId, numbers)) resting.add(accountId)
    }
    await pMap(byAccount, lookUp, { concurrency: accountsAtOnce, stopOnError: false })
    await system.jobs.enqueue({ name: "release-held", payload: {} })
    if (limits.signal?.aborted || performance.now() > endsAtMs) return { again: system.clock.now() }
  }
}

/**
 * Looks numbers of an account up; true when the provider takes no more, and what is left is asked again later. Without
 * credentials nothing can be asked, and the lane says what is wrong.
 */
async function isThrottled(system: SystemCtx, accountId: string, numbers: Asked[]): Promise<boolean> {
  const settings = await getTwilioSettings(system.db, accountId)
  if ("problem" in settings) {
    await giveUpAsking(system, accountId)
    return false
  }
  return withTwilioClient(settings, async (client) => {
    for (let at = 0; at < numbers.length; at += lookupsAtOnce) {
      const some = numbers.slice(at, at + lookupsAtOnce)
      const lookups = await Promise.all(some.map(({ address }) => lookUpLine(client, address)))
      const round = roundOf(lookups)
      const unasked = round === "answered" ? [] : numbers.slice(at + lookupsAtOnce)
      await keepAnswers(system, accountId, [...some.map(answerTo(lookups)), ...unasked.map(answerTo([]))])
      await heed(system, accountId, round)
      if (round !== "answered") return round === "throttled"
    }
    return false
  })
}

type Round = "answered" | "throttled" | "refused" | "silent"

function roundOf(lookups: LineLookup[]): Round {
  const kinds = new Set(lookups.map(({ kind }) => kind))
  if (kinds.has("throttled")) return "throttled"
  if (kinds.has("answered")) return "answered"
  return kinds.has("unavailable") ? "silent" : "refused"
}

async function heed(system: SystemCtx, accountId: string, round: Round): Promise<void> {
  if (round === "answered" || round === "throttled") await endSilence(system, accountId)
  else if (round === "refused" || (await isSilentTooLong(system, accountId)))
    await giveUpAsking(system, accountId)
}

/** Who was not asked comes again, like who was refused for the time being. */
const answerTo =
  (lookups: LineLookup[]) =>
  ({ addressKey, askedAt }: Asked, index: number): Answer => ({
    addressKey,
    askedAt,
    ...(lookups[index] ?? { kind: "throttled" }),
  })
