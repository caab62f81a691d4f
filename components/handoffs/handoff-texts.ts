import type { HandoffView } from "#lib/handoffs/handoff-view.ts"

export const handoffHref = ({ id }: Pick<HandoffView, "id">) => `/handoffs/${id}`

/** How a request names the variables of a handoff: `the variables "1", "2"`. */
export function variablesText(count: number): string {
  const names = Array.from({ length: count }, (_, index) => `"${index + 1}"`).join(", ")
  if (count === 0) return "no variables"
  return count === 1 ? `the variable ${names}` : `the variables ${names}`
}
