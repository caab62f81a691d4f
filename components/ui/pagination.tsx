"use client"

import { ChevronLeft, ChevronRight } from "lucide-react"
import { Button } from "./button.tsx"
import { countOf } from "./count-of.ts"
import { formatNumber } from "./number.tsx"

type PaginationProps = {
  /** From 1. */
  page: number
  pageSize: number
  total: number
  /** There are more than `total`, and nobody counted how many. */
  isTotalAtLeast?: boolean
  /** What is counted, one and many: ["campaign", "campaigns"]. */
  noun: readonly [one: string, many: string]
  onPageChange: (page: number) => void
}

/** Which part of a list is seen, and the way to the rest. */
export function Pagination(props: PaginationProps) {
  const { page, pageSize, total, noun, onPageChange } = props
  const pages = Math.ceil(total / pageSize)
  return (
    <nav
      aria-label={`Pages of ${noun[1]}`}
      className="flex items-center justify-between gap-4 border-t border-line px-4 py-2.5"
    >
      <p className="text-ink-soft tabular-nums" aria-live="polite">
        {seenText(props, pages)}
      </p>
      {total > pageSize && (
        <div className="flex gap-2">
          <Button
            size="icon"
            aria-label="Previous page"
            isDisabled={page <= 1}
            onPress={() => onPageChange(Math.min(page - 1, pages))}
          >
            <ChevronLeft size={16} />
          </Button>
          <Button
            size="icon"
            aria-label="Next page"
            isDisabled={page >= pages}
            onPress={() => onPageChange(page + 1)}
          >
            <ChevronRight size={16} />
          </Button>
        </div>
      )}
    </nav>
  )
}

/** An address may be older than its list, which has grown shorter since: then nothing is on its page. */
function seenText({ page, pageSize, total, isTotalAtLeast, noun }: PaginationProps, pages: number): string {
  const all = countOf(total, ...noun)
  if (page > Math.max(pages, 1)) return `Nothing on this page: ${all} end on page ${Math.max(pages, 1)}`
  if (total <= pageSize) return all
  const [from, to] = [(page - 1) * pageSize + 1, Math.min(page * pageSize, total)].map(formatNumber)
  return `${from}–${to} of ${isTotalAtLeast ? "more than " : ""}${all}`
}
