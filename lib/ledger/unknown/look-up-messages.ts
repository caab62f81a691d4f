import pMap from "p-map"
import { channelOf } from "#lib/channels/channels.ts"
import type { Transport } from "#lib/channels/port/transport.ts"
import type { SystemCtx } from "#lib/platform/ctx.ts"
import type { ListedMessage } from "./lookup-evidence.ts"
import type { Lookup, LookupPlan } from "./lookup-plan.ts"

/**
 * Asks the provider for one message. Answers `null` when that settled it, else what the provider has instead. Throws when
 * the provider gives no answer.
 */
export type Ask = (transport: Transport, lookup: Lookup) => Promise<ListedMessage[] | null>

export type LookupCounts = { foundCount: number; openCount: number }

const batchSize = 200
const requestsAtOnce = 8

/**
 * Looks up, at the provider, every message of the plan whose turn it is, account by account and channel by channel. An account whose provider
 * does not answer is left alone until the next run: nothing is lost by asking later. Safe to overlap.
 */
export async function lookUpMessages(system: SystemCtx, plan: LookupPlan, ask: Ask): Promise<LookupCounts> {
  const total = { foundCount: 0, openCount: 0 }
  const silent = new Set<string>()
  for (;;) {
    const lookups = await plan.take(system.db, { limit: batchSize, except: silent })
    for (const group of groupByProvider(lookups)) {
      const { foundCount, isSilent } = await lookUpGroup(system, { plan, ask, ...group })
      total.foundCount += foundCount
      total.openCount += group.lookups.length - foundCount
      if (isSilent) silent.add(group.accountId)
    }
    if (lookups.length < batchSize) return total
  }
}

type Group = Pick<Lookup, "accountId" | "channel"> & { lookups: Lookup[] }

const groupByProvider = (lookups: Lookup[]): Group[] =>
  [...Map.groupBy(lookups, ({ accountId, channel }) => `${accountId} ${channel}`).values()].flatMap(
    (group) => (group[0] ? [{ ...group[0], lookups: group }] : []),
  )

type Work = Group & { plan: LookupPlan; ask: Ask }

type GroupCounts = { foundCount: number; isSilent: boolean }

async function lookUpGroup(system: SystemCtx, work: Work): Promise<GroupCounts> {
  const { accountId, channel } = work
  const transport = await channelOf(channel).openTransport(system.db, accountId)
  if ("problem" in transport) return { foundCount: 0, isSilent: true }
  let isSilent = false
  const settle = async (lookup: Lookup) => {
    if (isSilent) return false
    try {
      return await lookUp(system, work, transport, lookup)
    } catch (err) {
      isSilent = true
      system.log.warn(
        { err, accountId, messageId: lookup.messageId },
        "the provider cannot be asked for messages",
      )
      await work.plan.record(system.db, lookup, { at: nowOf(system), answer: "no_answer", listed: [] })
      return false
    }
  }
  const results = await pMap(work.lookups, settle, { concurrency: requestsAtOnce })
  return { foundCount: results.filter(Boolean).length, isSilent }
}

/** True when the message's fate is known now. */
async function lookUp(
  system: SystemCtx,
  { plan, ask }: Work,
  transport: Transport,
  lookup: Lookup,
): Promise<boolean> {
  const listed = await ask(transport, lookup)
  if (listed === null) return true
  await plan.record(system.db, lookup, { at: nowOf(system), answer: "listed", listed })
  return false
}

const nowOf = ({ clock }: SystemCtx) => clock.now().toISOString()
