import type { Sort } from "#components/ui/data-table.tsx"
import type { SenderView } from "#lib/senders/sender-view.ts"
import type { Channel } from "#prisma/generated/enums.ts"

export const senderStates = ["ready", "troubled", "off"] as const
export type SenderState = (typeof senderStates)[number]

/** In one word, as lists show it. */
export function stateOf({ enabled, problem }: Pick<SenderView, "enabled" | "problem">): SenderState {
  if (!enabled) return "off"
  return problem ? "troubled" : "ready"
}

export const senderSorts = ["address", "label", "channel", "state", "ratePerSecond"] as const

export type SenderList = Omit<Sort, "column"> & {
  search: string
  state: SenderState | null
  channel: Channel | null
  sort: (typeof senderSorts)[number]
  page: number
}

const pageSize = 25

/** One page of the senders that fit: an account has some hundreds at most, and they are all at hand. */
export function shownSenders(senders: SenderView[], list: SenderList) {
  const found = senders.filter((sender) => fits(sender, list)).sort(by(list))
  const page = Math.min(list.page, Math.max(1, Math.ceil(found.length / pageSize)))
  return { items: found.slice((page - 1) * pageSize, page * pageSize), total: found.length, page, pageSize }
}

function fits(sender: SenderView, { search, state, channel }: SenderList): boolean {
  const wanted = search.trim().toLowerCase()
  return (
    (state === null || stateOf(sender) === state) &&
    (channel === null || sender.channel === channel) &&
    [sender.address, sender.label].some((text) => text.toLowerCase().includes(wanted))
  )
}

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" })

function by({ sort, direction }: SenderList) {
  const sign = direction === "asc" ? 1 : -1
  const sortedBy = (sender: SenderView) => (sort === "state" ? stateOf(sender) : sender[sort])
  return (one: SenderView, other: SenderView) =>
    sign * collator.compare(`${sortedBy(one)}`, `${sortedBy(other)}`) ||
    collator.compare(one.address, other.address)
}
