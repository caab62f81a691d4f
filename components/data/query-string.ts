export type Filters = Record<string, string | number | null | undefined>

/** A query string without empty values. */
export function queryString(values: Filters): string {
  const entries = Object.entries(values).filter(
    ([, value]) => value !== null && value !== undefined && value !== "",
  )
  return new URLSearchParams(entries.map(([key, value]) => [key, String(value)])).toString()
}
