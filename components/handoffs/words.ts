import type { HandoffView } from "#lib/handoffs/handoff-view.ts"

export const handoffHref = ({ id }: Pick<HandoffView, "id">) => `/handoffs/${id}`

/** "no variables", "variable "1"", "variables "1" to "3"": how requests name them. */
export function variablesText(count: number): string {
  if (count === 0) return "no variables"
  return count === 1 ? 'the variable "1"' : `the variables "1" to "${count}"`
}
