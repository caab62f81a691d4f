"use client"

import { useState } from "react"
import { ListCard } from "#components/data/list-card.tsx"
import type { SettingsRights } from "#components/settings/rights/settings-rights.ts"
import { DataTable } from "#components/ui/data-table.tsx"
import { Pagination } from "#components/ui/pagination.tsx"
import { NoPeople } from "./no-people.tsx"
import { peopleColumns, personActionsColumn } from "./people-columns.tsx"
import { PeopleFilters } from "./people-filters.tsx"
import { PersonDialog, type PersonQuestion } from "./person-dialog.tsx"
import { usePeopleList } from "./use-people-list.ts"

/** Who was ever let in, as what, and who is here now; an Admin shuts people out and lets them in again. */
export function People({ rights, personId }: { rights: SettingsRights; personId: string }) {
  const people = usePeopleList()
  const { list, query, filters } = people
  const [question, setQuestion] = useState<PersonQuestion | null>(null)
  const actions = rights.mayManagePeople ? [personActionsColumn(personId, setQuestion)] : []
  const isNarrowed = Boolean(list.search || filters.role || filters.access)
  return (
    <>
      <ListCard
        title="People"
        description="Everybody who signed in to this account. Your identity provider says who may come and with which role; here you shut somebody out at once."
        query={query}
        columns={5}
      >
        {({ items, total, page, pageSize }) => (
          <>
            <PeopleFilters {...people} />
            <DataTable
              label="People"
              columns={[...peopleColumns(personId), ...actions]}
              rows={items}
              rowId={({ id }) => id}
              sort={list.order}
              onSort={list.setOrder}
              isStale={query.isPlaceholderData}
              empty={<NoPeople isNarrowed={isNarrowed} />}
            />
            <Pagination
              {...{ page, pageSize, total }}
              noun={["person", "people"]}
              onPageChange={list.setPage}
            />
          </>
        )}
      </ListCard>
      <PersonDialog question={question} onClose={() => setQuestion(null)} />
    </>
  )
}
