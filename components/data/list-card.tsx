"use client"

import type { UseQueryResult } from "@tanstack/react-query"
import type { ReactNode } from "react"
import { Card, CardHeader } from "#components/ui/card.tsx"
import { ErrorState } from "#components/ui/error-state.tsx"
import { TableSkeleton } from "#components/ui/skeleton.tsx"

type ListCardProps<T> = {
  title: string
  description: string
  action?: ReactNode
  query: UseQueryResult<T>
  columns: number
  children: (data: T) => ReactNode
}

/** A card around a list from the server, in whichever of its states it is. */
export function ListCard<T>({ title, description, action, query, columns, children }: ListCardProps<T>) {
  const { data, error, refetch } = query
  return (
    <Card>
      <CardHeader title={title} description={description} action={action} />
      {data !== undefined ? (
        children(data)
      ) : error ? (
        <ErrorState error={error} onRetry={() => refetch()} />
      ) : (
        <TableSkeleton rows={3} columns={columns} />
      )}
    </Card>
  )
}
