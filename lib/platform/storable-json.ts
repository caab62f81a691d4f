const maxDepth = 12

/** True for JSON that Postgres can hold and that can be written again: no NUL, whole characters, not nested too deeply. */
export function isStorableJson(value: unknown, depth = maxDepth): boolean {
  if (typeof value === "string") return !value.includes("\0") && value.isWellFormed()
  if (typeof value !== "object" || value === null) return true
  if (depth === 0) return false
  return Object.entries(value).every(([key, item]) => isStorableJson(key) && isStorableJson(item, depth - 1))
}

/** True for a JSON object, not for an array or null. */
export const isJsonObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value)
