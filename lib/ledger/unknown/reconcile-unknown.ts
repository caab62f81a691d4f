import { addressKey } from "#lib/addresses/address-key.ts"
import type { ProviderMessage } from "#lib/channels/port/transport.ts"
import { applyReports } from "#lib/ledger/reports/apply-reports.ts"
import { lockMessage } from "#lib/ledger/reports/lock-messages.ts"
import { statusReport } from "#lib/ledger/reports/status-report.ts"
import type { SystemCtx } from "#lib/platform/ctx.ts"
import { oneAtATime } from "#lib/platform/one-at-a-time.ts"
import { chooseListed } from "./choose-listed.ts"
import { type Ask, type LookupCounts, lookUpMessages } from "./look-up-messages.ts"
import type { Lookup } from "./lookup-plan.ts"
import { deleteAnswered, unknownLooks } from "./unknown-looks.ts"

/**
 * Looks up messages of unknown fate in the provider's own list, by number, sender, text and minute, and takes over what
 * it says about those it finds. What is not found stays unknown, with what was found instead: absence proves nothing
 * within the provider's delay, and a person decides.
 */
export async function reconcileUnknown(system: SystemCtx): Promise<LookupCounts> {
  await deleteAnswered(system.db)
  return lookUpMessages(system, unknownLooks, askFor(system))
}

const askFor =
  (system: SystemCtx): Ask =>
  async (transport, lookup) => {
    const listed = await transport.listMessages({ from: lookup.from, to: lookup.address })
    const taken = await ownIds(system, lookup, listed)
    const { match, others } = chooseListed(lookup, listed, taken)
    if (!match) return others
    return (await adopt(system, lookup, match)) ? null : others
  }

async function ownIds({ db }: SystemCtx, lookup: Lookup, listed: ProviderMessage[]) {
  const owners = await db.message.findMany({
    where: { ...othersTo(lookup), providerId: { in: listed.map(({ providerId }) => providerId) } },
    select: { providerId: true },
  })
  return new Set(owners.flatMap(({ providerId }) => providerId ?? []))
}

/** The other messages that the same number was to get. */
const othersTo = ({ accountId, channel, address, messageId }: Lookup) => ({
  addressKey: addressKey(accountId, channel, address),
  id: { not: messageId },
})

/** Two messages with one text may see one record at the same time: it becomes the first one's. */
async function adopt(system: SystemCtx, lookup: Lookup, match: ProviderMessage): Promise<boolean> {
  const { messageId, month, leg, accountId } = lookup
  const { providerId, reports } = match
  return system.db.$transaction(async (tx) => {
    await oneAtATime(tx, providerId)
    const isTaken = await tx.message.findFirst({ where: { ...othersTo(lookup), providerId } })
    if (isTaken) return false
    const open = await lockMessage(tx, lookup)
    if (open?.state !== "unknown" || open.leg !== leg) return true
    const reported = reports
      .map(statusReport)
      .map((report) => ({ accountId, messageId, month, leg, currentLeg: leg, providerId, report }))
    await applyReports(tx, system, reported)
    await tx.messageLookup.deleteMany({ where: { messageId } })
    return true
  })
}
