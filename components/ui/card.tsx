import type { ReactNode } from "react"
import { cx } from "./cx.ts"

/** A surface that groups what belongs together. */
export function Card({ className, children }: { className?: string; children: ReactNode }) {
  return <section className={cx("rounded-xl border border-line bg-surface", className)}>{children}</section>
}

/** The head of a card: what it is, one line of what it is for, at most one action. */
export function CardHeader(props: { title: string; description?: ReactNode; action?: ReactNode }) {
  return (
    <header className="flex flex-wrap items-start justify-between gap-3 border-b border-line px-4 py-3.5">
      <div className="flex min-w-0 flex-col gap-0.5">
        <h2 className="text-base font-semibold">{props.title}</h2>
        {props.description && <p className="max-w-prose text-ink-soft">{props.description}</p>}
      </div>
      {props.action}
    </header>
  )
}
