"use client"

import { ChevronLeft, ChevronRight } from "lucide-react"
import { Button } from "./button.tsx"
import { formatNumber } from "./number.tsx"

type PaginationProps = {
  /** From 1. */
  page: number
  pageSize: number
  total: number
  /** There are more than `total`, and nobody counted how many. */
  isTotalAtLeast?: boolean
  /** What is counted, in the plural that ends in s: "campaigns". */
  noun: string
  onPageChange: (page: number) => void
}

/** Which part of a list is seen, and the way to the rest. */
export function Pagination({ page, pageSize, total, isTotalAtLeast, noun, onPageChange }: PaginationProps) {
  const first = (page - 1) * pageSize + 1
  const last = Math.min(page * pageSize, total)
  const [from, to, counted] = [first, last, total].map(formatNumber)
  const all = isTotalAtLeast ? `more than ${counted}` : counted
  return (
    <nav
      aria-label={`Pages of ${noun}`}
      className="flex items-center justify-between gap-4 border-t border-line px-4 py-2.5"
    >
      <p className="text-ink-soft tabular-nums" aria-live="polite">
        {total > pageSize
          ? `${from}–${to} of ${all} ${noun}`
          : `${all} ${total === 1 ? noun.slice(0, -1) : noun}`}
      </p>
      {total > pageSize && (
        <div className="flex gap-2">
          <Button
            size="icon"
            aria-label="Previous page"
            isDisabled={page <= 1}
            onPress={() => onPageChange(page - 1)}
          >
            <ChevronLeft size={16} />
          </Button>
          <Button
            size="icon"
            aria-label="Next page"
            isDisabled={last >= total}
            onPress={() => onPageChange(page + 1)}
          >
            <ChevronRight size={16} />
          </Button>
        </div>
      )}
    </nav>
  )
}
