import type { HandoffView } from "#lib/handoffs/handoff-view.ts"

export const handoffHref = ({ id }: Pick<HandoffView, "id">) => `/handoffs/${id}`

/** How a request names the variables of a handoff: `the variables "1", "2" and the headerVariable "image"`. */
export function variablesText({ variableCount, template }: Pick<HandoffView, "variableCount" | "template">) {
  const { header, buttons } = template ?? { header: null, buttons: [] }
  const hasButton = buttons.some((button) => button.kind === "url" && button.url.includes("{{"))
  return [
    bodyVariables(variableCount),
    header && "sampleUrl" in header && `the headerVariable "${header.kind}"`,
    hasButton && 'the buttonVariable "1"',
  ]
    .filter((part) => typeof part === "string")
    .join(" and ")
}

function bodyVariables(count: number): string {
  const names = Array.from({ length: count }, (_, index) => `"${index + 1}"`).join(", ")
  if (count === 0) return "no variables"
  return count === 1 ? `the variable ${names}` : `the variables ${names}`
}
