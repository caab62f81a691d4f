"use client"

import { SearchX } from "lucide-react"
import type { ReactNode } from "react"
import { Button } from "./button.tsx"
import { EmptyState } from "./empty-state.tsx"

type NoMatchProps = { title: string; clearLabel?: string; onClear: () => void; children: ReactNode }

/** What stands in a list whose search and filters leave nothing; `children` say what may help. */
export function NoMatch({ title, clearLabel = "Clear search and filters", onClear, children }: NoMatchProps) {
  return (
    <EmptyState icon={SearchX} title={title} action={<Button onPress={onClear}>{clearLabel}</Button>}>
      {children}
    </EmptyState>
  )
}
