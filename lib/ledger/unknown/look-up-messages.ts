import type twilio from "twilio"
import { twilioSettings } from "#lib/channels/twilio/account.ts"
import { twilioClient } from "#lib/channels/twilio/client.ts"
import type { SystemCtx } from "#lib/platform/ctx.ts"
import { mapBounded } from "#lib/platform/map-bounded.ts"
import type { ListedMessage } from "./lookup-evidence.ts"
import type { Lookup, LookupPlan } from "./lookup-plan.ts"

/**
 * Asks the provider for one message. Answers `null` when that settled it, else what the provider has instead. Throws when
 * the provider gives no answer.
 */
export type Ask = (client: twilio.Twilio, lookup: Lookup) => Promise<ListedMessage[] | null>

export type LookupCounts = { foundCount: number; openCount: number }

const batchSize = 200
const requestsAtOnce = 8

/**
 * Looks up, at the provider, every message of the plan whose turn it is, account by account. An account whose provider
 * does not answer is left alone until the next run: nothing is lost by asking later. Safe to overlap.
 */
export async function lookUpMessages(system: SystemCtx, plan: LookupPlan, ask: Ask): Promise<LookupCounts> {
  const total = { foundCount: 0, openCount: 0 }
  const silent = new Set<string>()
  for (;;) {
    const lookups = await plan.take(system.db, { limit: batchSize, except: silent })
    for (const [accountId, group] of Map.groupBy(lookups, (lookup) => lookup.accountId)) {
      const { foundCount, isSilent } = await lookUpAccount(system, accountId, { plan, ask, lookups: group })
      total.foundCount += foundCount
      total.openCount += group.length - foundCount
      if (isSilent) silent.add(accountId)
    }
    if (lookups.length < batchSize) return total
  }
}

type Work = { plan: LookupPlan; ask: Ask; lookups: Lookup[] }

type AccountCounts = { foundCount: number; isSilent: boolean }

async function lookUpAccount(system: SystemCtx, accountId: string, work: Work): Promise<AccountCounts> {
  const settings = await twilioSettings(system.db, accountId)
  if ("problem" in settings) return { foundCount: 0, isSilent: true }
  const client = twilioClient(settings)
  let isSilent = false
  const results = await mapBounded(work.lookups, requestsAtOnce, async (lookup) => {
    if (isSilent) return false
    try {
      return await lookUp(system, work, client, lookup)
    } catch (err) {
      isSilent = true
      system.log.warn(
        { err, accountId, messageId: lookup.messageId },
        "the provider cannot be asked for messages",
      )
      await work.plan.record(system.db, lookup, { at: nowOf(system), answer: "no_answer", listed: [] })
      return false
    }
  })
  return { foundCount: results.filter(Boolean).length, isSilent }
}

/** True when the message's fate is known now. */
async function lookUp(
  system: SystemCtx,
  { plan, ask }: Work,
  client: twilio.Twilio,
  lookup: Lookup,
): Promise<boolean> {
  const listed = await ask(client, lookup)
  if (listed === null) return true
  await plan.record(system.db, lookup, { at: nowOf(system), answer: "listed", listed })
  return false
}

const nowOf = ({ clock }: SystemCtx) => clock.now().toISOString()
