import { RestError } from "../rest-error.ts"
import { approvalStatusAt, type Content } from "./content.ts"

export type ContentFilter = {
  name?: RegExp | undefined
  text?: RegExp | undefined
  languages: readonly string[]
  types: readonly string[]
  /** `whatsapp:<status>`. */
  eligibilities: readonly string[]
  createdFromMs: number
  createdUntilMs: number
}

type Query = Readonly<Record<string, string | string[] | undefined>>

const many = (query: Query, key: string): string[] =>
  [query[key] ?? []].flat().filter((value) => value !== "")

function pattern(query: Query, key: string): RegExp | undefined {
  const [given] = many(query, key)
  try {
    return given === undefined ? undefined : new RegExp(given, "i")
  } catch {
    throw new RestError(20001, `${key} must be a regular expression`)
  }
}

function instant(query: Query, key: string, fallback: number): number {
  const [given] = many(query, key)
  const atMs = given === undefined ? fallback : Date.parse(given)
  if (Number.isNaN(atMs)) throw new RestError(20001, `${key} must be an ISO 8601 time`)
  return atMs
}

/**
 * Reads the filters of the lists of v2.
 * @throws RestError 20001 for what cannot be read
 */
export const readContentFilter = (query: Query): ContentFilter => ({
  name: pattern(query, "ContentName"),
  text: pattern(query, "Content"),
  languages: many(query, "Language"),
  types: many(query, "ContentType"),
  eligibilities: many(query, "ChannelEligibility"),
  createdFromMs: instant(query, "DateCreatedAfter", 0),
  createdUntilMs: instant(query, "DateCreatedBefore", Number.MAX_SAFE_INTEGER),
})

const hasOne = (wanted: readonly string[], own: readonly string[]): boolean =>
  wanted.length === 0 || own.some((value) => wanted.includes(value))

export function matchesContent(content: Content, filter: ContentFilter, nowMs: number): boolean {
  return (
    (filter.name?.test(content.friendlyName) ?? true) &&
    (filter.text?.test(JSON.stringify(content.types)) ?? true) &&
    hasOne(filter.languages, [content.language]) &&
    hasOne(filter.types, Object.keys(content.types)) &&
    hasOne(filter.eligibilities, [`whatsapp:${approvalStatusAt(content, nowMs)}`]) &&
    content.createdAtMs >= filter.createdFromMs &&
    content.createdAtMs <= filter.createdUntilMs
  )
}

/** In the order asked for, else as they came. */
export function sortContents(contents: Content[], query: Query): Content[] {
  const direction = (key: string): number =>
    ({ asc: 1, desc: -1 })[(many(query, key)[0] ?? "").toLowerCase()] ?? 0
  const byDate = direction("SortByDate")
  const byName = direction("SortByContentName")
  if (byDate === 0 && byName === 0) return contents
  return contents.toSorted((a, b) =>
    byDate === 0
      ? byName * a.friendlyName.localeCompare(b.friendlyName)
      : byDate * (a.updatedAtMs - b.updatedAtMs),
  )
}
