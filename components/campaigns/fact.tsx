import type { ReactNode } from "react"

/** One fact of a description list. */
export function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col gap-0.5">
      <dt className="text-xs text-ink-soft">{term}</dt>
      <dd className="font-medium break-words whitespace-pre-wrap tabular-nums">{children}</dd>
    </div>
  )
}
