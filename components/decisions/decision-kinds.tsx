"use client"

import { useQuery } from "@tanstack/react-query"
import Link from "next/link"
import { cx } from "#components/ui/cx.ts"
import { formatNumber } from "#components/ui/number.tsx"
import { decisionSummary } from "./decision-queries.ts"

type DecisionKind = "messages" | "optOuts"

/** The two things that people decide here, with how many of each wait. */
export function DecisionKinds({ current }: { current: DecisionKind }) {
  const { data } = useQuery(decisionSummary())
  const kinds = [
    { id: "messages", href: "/decisions", label: "Messages of unknown fate", count: data?.open },
    { id: "optOuts", href: "/decisions/opt-outs", label: "Possible opt-outs", count: data?.optOuts },
  ] as const
  return (
    <nav aria-label="Kinds of decisions" className="overflow-x-auto border-b border-line">
      <ul className="flex gap-1">
        {kinds.map(({ id, href, label, count }) => (
          <li key={id}>
            <Link
              href={href}
              aria-current={id === current ? "page" : undefined}
              className={cx(
                "touch-target flex items-center gap-2 border-b-2 px-3 py-2.5 font-medium whitespace-nowrap",
                id === current ? "border-accent text-ink" : "border-transparent text-ink-soft hover:text-ink",
              )}
            >
              {label}
              {count ? (
                <span className="rounded-full bg-muted-soft px-1.5 text-xs text-muted tabular-nums">
                  {formatNumber(count)}
                  <span className="sr-only"> to decide</span>
                </span>
              ) : null}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
