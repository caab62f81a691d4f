import type { ListFilter, PageStart } from "../messages/list-messages.ts"
import { RestError } from "../rest-error.ts"

export type Query = Readonly<Record<string, string | string[] | undefined>>

const DEFAULT_PAGE_SIZE = 50
const MAX_PAGE_SIZE = 1000
const DAY_MS = 86_400_000
const DATE_ONLY = /^\d{4}-\d{2}-\d{2}$/
const PAGE_TOKEN = /^P([AB])([0-9a-f]{32})$/

export type ListQuery = { filter: ListFilter; start: PageStart; page: number; size: number }

function one(query: Query, key: string): string | undefined {
  const given = query[key]
  const last = Array.isArray(given) ? given.at(-1) : given
  return last === "" ? undefined : last
}

function instant(query: Query, key: string): number | undefined {
  const given = one(query, key)
  if (given === undefined) return undefined
  const atMs = Date.parse(given)
  if (Number.isNaN(atMs)) throw new RestError(20001, `${key} must be a date or an ISO 8601 time`)
  return atMs
}

/** `DateSent=` names a whole day when it is a date, and one second when it is a time. */
function sentBounds(query: Query): Pick<ListFilter, "sentFromMs" | "sentUntilMs"> {
  const exact = one(query, "DateSent")
  const exactMs = instant(query, "DateSent")
  if (exact === undefined || exactMs === undefined)
    return { sentFromMs: instant(query, "DateSent>"), sentUntilMs: instant(query, "DateSent<") }
  const lengthMs = DATE_ONLY.test(exact) ? DAY_MS - 1 : 0
  return { sentFromMs: exactMs, sentUntilMs: exactMs + lengthMs }
}

function whole(query: Query, key: string, fallback: number): number {
  const given = one(query, key)
  if (given === undefined) return fallback
  if (!/^\d{1,9}$/.test(given)) throw new RestError(20001, `${key} must be a whole number`)
  return Number(given)
}

function pageStart(query: Query, page: number, size: number): PageStart {
  const token = one(query, "PageToken")
  if (token === undefined) return { kind: "skip", count: page * size }
  const [, side, digits] = PAGE_TOKEN.exec(token) ?? []
  if (digits === undefined) throw new RestError(20001, "PageToken is not one of this list")
  return { kind: side === "A" ? "after" : "before", seq: Number.parseInt(digits, 16) }
}

/**
 * Reads the query of a list: To, From, DateSent, DateSent>, DateSent<, PageSize, Page, PageToken.
 * @throws RestError 20001 for what cannot be read
 */
export function readListQuery(query: Query): ListQuery {
  const { size, page } = readPageQuery(query)
  const filter = { to: one(query, "To"), from: one(query, "From"), ...sentBounds(query) }
  return { filter, start: pageStart(query, page, size), page, size }
}

/**
 * Reads what every list takes, PageSize and Page, and the value of one filter.
 * @throws RestError 20001 for what cannot be read
 */
export function readPageQuery(query: Query, filter = "") {
  const size = Math.min(Math.max(whole(query, "PageSize", DEFAULT_PAGE_SIZE), 1), MAX_PAGE_SIZE)
  return { size, page: whole(query, "Page", 0), asked: one(query, filter) }
}

/** The place of a neighbouring page: after or before a message, by its place in the order. */
export const pageToken = (side: "A" | "B", seq: number): string =>
  `P${side}${seq.toString(16).padStart(32, "0")}`

/** The address of a page of the same list. */
export function pageUri(path: string, query: Query, page: number, size: number, token?: string): string {
  const params = new URLSearchParams()
  for (const key of ["To", "From", "DateSent", "DateSent>", "DateSent<", "PhoneNumber"]) {
    const given = one(query, key)
    if (given !== undefined) params.set(key, given)
  }
  params.set("PageSize", String(size))
  params.set("Page", String(page))
  if (token !== undefined) params.set("PageToken", token)
  return `${path}?${params}`
}
