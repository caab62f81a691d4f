import type { Message } from "./message.ts"
import type { MessageStore } from "./message-store.ts"

export type ListFilter = {
  to?: string | undefined
  from?: string | undefined
  /** Inclusive bounds on the time of sending, in milliseconds; unsent messages never match a bound. */
  sentFromMs?: number | undefined
  sentUntilMs?: number | undefined
}

/** Where a page begins: after or before the message with that place in the order, or `skip` matches in. */
export type PageStart =
  | { kind: "after"; seq: number }
  | { kind: "before"; seq: number }
  | { kind: "skip"; count: number }

export type ListedPage = { messages: Message[]; hasNext: boolean }

/** The smallest list that holds every match, so that a search by number never walks all messages. */
function candidates(store: MessageStore, filter: ListFilter): readonly Message[] {
  const lists = [filter.to, filter.from]
    .filter((address) => address !== undefined)
    .map((address) => store.ofAddress(address))
  const [first = store.all(), second] = lists
  return second && second.length < first.length ? second : first
}

function matches(message: Message, filter: ListFilter): boolean {
  if (message.deleted) return false
  if (filter.to !== undefined && message.to !== filter.to) return false
  if (filter.from !== undefined && message.from !== filter.from) return false
  if (filter.sentFromMs === undefined && filter.sentUntilMs === undefined) return true
  if (message.sentAtMs === null) return false
  const sentSecondMs = Math.floor(message.sentAtMs / 1000) * 1000
  return sentSecondMs >= (filter.sentFromMs ?? 0) && sentSecondMs <= (filter.sentUntilMs ?? Infinity)
}

/** Index of the first element for which `isPast` holds; the list is ordered by it. */
export function lowerBound<T>(list: readonly T[], isPast: (item: T) => boolean): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isPast(list[middle] as T)) high = middle
    else low = middle + 1
  }
  return low
}

/** Walks towards older messages from `index`, collecting one match more than asked to know if more follow. */
function collectOlder(
  list: readonly Message[],
  index: number,
  filter: ListFilter,
  wanted: number,
  oldestMs: number,
): Message[] {
  const found: Message[] = []
  for (let at = index; at >= 0 && found.length < wanted; at--) {
    const message = list[at] as Message
    if (message.createdAtMs < oldestMs) break
    if (matches(message, filter)) found.push(message)
  }
  return found
}

function collectNewer(
  list: readonly Message[],
  index: number,
  filter: ListFilter,
  wanted: number,
): Message[] {
  const found: Message[] = []
  for (let at = index; at < list.length && found.length < wanted; at++) {
    const message = list[at] as Message
    if (matches(message, filter)) found.push(message)
  }
  return found.reverse()
}

/**
 * One page of messages, newest first. The cost depends on the page, not on how many messages there are:
 * places are found by binary search, and a bound on the date stops the walk.
 */
export function listMessages(
  store: MessageStore,
  filter: ListFilter,
  start: PageStart,
  size: number,
): ListedPage {
  const list = candidates(store, filter)
  if (start.kind === "before") {
    const messages = collectNewer(
      list,
      lowerBound(list, (message) => message.seq > start.seq),
      filter,
      size,
    )
    return { messages, hasNext: true }
  }
  const untilMs = filter.sentUntilMs === undefined ? Infinity : filter.sentUntilMs + 1000
  const newest = lowerBound(list, (message) => message.createdAtMs >= untilMs)
  const after = start.kind === "after" ? lowerBound(list, (message) => message.seq >= start.seq) : list.length
  const skipped = start.kind === "skip" ? start.count : 0
  const oldestMs = (filter.sentFromMs ?? 0) - store.longestWaitMs
  const found = collectOlder(list, Math.min(newest, after) - 1, filter, skipped + size + 1, oldestMs)
  return { messages: found.slice(skipped, skipped + size), hasNext: found.length > skipped + size }
}
