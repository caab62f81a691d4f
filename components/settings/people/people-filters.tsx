"use client"

import { FilterSelect } from "#components/ui/filter-select.tsx"
import { SearchField } from "#components/ui/search-field.tsx"
import { roleNames } from "#lib/access/permissions.ts"
import { Role } from "#prisma/generated/enums.ts"
import type { usePeopleList } from "./use-people-list.ts"

const roleOptions = Object.values(Role).map((role) => ({ id: role, label: roleNames[role] }))
const accessOptions = [
  { id: "enabled" as const, label: "Has access" },
  { id: "disabled" as const, label: "Switched off" },
]

type PeopleFiltersProps = Pick<ReturnType<typeof usePeopleList>, "list" | "filters" | "setFilters">

/** Narrows the list; what is chosen stands in the address. */
export function PeopleFilters({ list, filters, setFilters }: PeopleFiltersProps) {
  return (
    <search className="flex flex-wrap gap-2 border-b border-line p-3">
      <SearchField
        label="Search name or login"
        value={list.search}
        onChange={list.setSearch}
        className="w-full sm:w-64"
      />
      <FilterSelect
        label="Role"
        allLabel="All roles"
        className="min-w-40 flex-1 sm:flex-none"
        options={roleOptions}
        value={filters.role}
        onChange={(role) => setFilters({ role })}
      />
      <FilterSelect
        label="Access"
        allLabel="With and without access"
        className="min-w-48 flex-1 sm:flex-none"
        options={accessOptions}
        value={filters.access}
        onChange={(access) => setFilters({ access })}
      />
    </search>
  )
}
