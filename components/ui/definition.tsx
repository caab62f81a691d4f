import type { ReactNode } from "react"
import { cx } from "./cx.ts"

/** One term of a description list, with what it means here. */
export function Definition({
  term,
  className,
  children,
}: {
  term: string
  className?: string
  children: ReactNode
}) {
  return (
    <div className={cx("flex min-w-0 flex-col gap-0.5", className)}>
      <dt className="text-xs text-ink-soft">{term}</dt>
      <dd className="font-medium break-words whitespace-pre-wrap tabular-nums">{children}</dd>
    </div>
  )
}
