"use client"

import { TemplateFilters } from "./template-filters.tsx"
import { TemplateListBody } from "./template-list-body.tsx"
import type { useTemplateList } from "./use-template-list.ts"

type TemplateListProps = { state: ReturnType<typeof useTemplateList>; canWrite: boolean }

/** The list with what narrows it. */
export function TemplateList({ state, canWrite }: TemplateListProps) {
  return (
    <>
      <TemplateFilters {...state} />
      <TemplateListBody {...state} canWrite={canWrite} />
    </>
  )
}
