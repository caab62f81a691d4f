import { templateLimits } from "#lib/templates/rules/template-limits.ts"

/** How much of its room a text has taken. */
export function LengthCount({ text, limit }: { text: string; limit: keyof typeof templateLimits }) {
  const most = templateLimits[limit]
  return (
    <span className={text.length > most ? "font-semibold text-negative tabular-nums" : "tabular-nums"}>
      {text.length} of {most}
    </span>
  )
}
