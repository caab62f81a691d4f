const maxDepth = 12

/** True for JSON that Postgres can hold and that can be written again: no NUL, whole characters, not nested too deeply. */
export function isStorableJson(value: unknown, depth = maxDepth): boolean {
  if (typeof value === "string") return !value.includes("\0") && value.isWellFormed()
  if (typeof value !== "object" || value === null) return true
  if (depth === 0) return false
  return Object.entries(value).every(([key, item]) => isStorableJson(key) && isStorableJson(item, depth - 1))
}

/** A text without what Postgres does not keep: NUL characters and halves of characters. */
export const storableText = (text: string) => text.replaceAll("\0", "").toWellFormed()

/** Names and values as `storableText` leaves them. A name that only then is another's does not replace that one. */
export function storableFields(fields: Record<string, string>): Record<string, string> {
  const given = Object.entries(fields).map(([name, value]) => [name, storableText(value)] as const)
  const cleaned = given.map(([name, value]) => [storableText(name), value] as const)
  return Object.fromEntries([...cleaned, ...given.filter(([name]) => storableText(name) === name)])
}

/** True for a JSON object, not for an array or null. */
export const isJsonObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value)
