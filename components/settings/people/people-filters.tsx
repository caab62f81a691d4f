"use client"

import { ListFilters } from "#components/data/list-filters.tsx"
import { FilterSelect } from "#components/ui/filter-select.tsx"
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
    <ListFilters label="Search name or login" state={list}>
      <FilterSelect
        label="Role"
        allLabel="All roles"
        options={roleOptions}
        value={filters.role}
        onChange={(role) => setFilters({ role })}
      />
      <FilterSelect
        label="Access"
        allLabel="With and without access"
        options={accessOptions}
        value={filters.access}
        onChange={(access) => setFilters({ access })}
      />
    </ListFilters>
  )
}
