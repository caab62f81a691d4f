"use client"

import type { UseQueryResult } from "@tanstack/react-query"
import type { ReactNode } from "react"
import { ErrorState } from "#components/ui/error-state.tsx"
import { Pagination } from "#components/ui/pagination.tsx"
import { TableSkeleton } from "#components/ui/skeleton.tsx"

type Page<Item> = { items: Item[]; total: number; isTotalAtLeast?: boolean; page: number; pageSize: number }

type PagedListProps<Item> = {
  query: UseQueryResult<Page<Item>>
  /** Of the table that is to come. */
  columns: number
  /** What a row is: one, and many. */
  noun: readonly [one: string, many: string]
  onPageChange: (page: number) => void
  /** In place of no rows. */
  empty: ReactNode
  /** `isStale` while the rows of another page or filter are fetched. */
  children: (items: Item[], isStale: boolean) => ReactNode
}

/** A list from the server, a page of it, in its four states: loading, failed, empty, full. */
export function PagedList<Item>(props: PagedListProps<Item>) {
  const { query, columns, noun, onPageChange, empty, children } = props
  if (!query.data && query.isError)
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  if (!query.data) return <TableSkeleton columns={columns} />
  const { items, ...pages } = query.data
  if (pages.total === 0) return empty
  return (
    <>
      {children(items, query.isPlaceholderData)}
      <Pagination {...pages} noun={noun} onPageChange={onPageChange} />
    </>
  )
}
