"use client"

import { Ban, CircleCheck, LogOut, UserCheck, UserX } from "lucide-react"
import { Menu, type MenuAction } from "#components/ui/menu.tsx"
import { StatusChip } from "#components/ui/status-chip.tsx"
import type { TableColumn } from "#components/ui/table-column.ts"
import { Time } from "#components/ui/time.tsx"
import { roleNames } from "#lib/access/permissions.ts"
import type { PersonView } from "#lib/accounts/people/person-view.ts"
import type { PersonQuestion } from "./person-dialog.tsx"

export const peopleColumns = (personId: string): TableColumn<PersonView>[] => [
  {
    id: "name",
    header: "Name",
    isRowHeader: true,
    isSortable: true,
    cell: ({ id, name, login }) => (
      <div className="flex flex-col gap-0.5">
        <span className="font-medium">{id === personId ? `${name} (you)` : name}</span>
        <span className="text-xs break-all text-ink-soft">{login}</span>
      </div>
    ),
  },
  { id: "role", header: "Role", isSortable: true, cell: ({ role }) => roleNames[role] },
  {
    id: "lastSeenAt",
    header: "Last seen",
    isSortable: true,
    cell: ({ lastSeenAt }) => <Time value={lastSeenAt} />,
  },
  {
    id: "sessions",
    header: "Sessions",
    align: "right",
    isSortable: true,
    cell: ({ sessions }) => sessions,
  },
  {
    id: "access",
    header: "Access",
    cell: ({ disabledAt }) =>
      disabledAt ? (
        <StatusChip tone="negative" icon={Ban} label="Switched off" />
      ) : (
        <StatusChip tone="positive" icon={CircleCheck} label="Has access" />
      ),
  },
]

type Ask = (question: PersonQuestion) => void

/** Nobody shuts out themselves, so that somebody is left who can let them in again. */
export const personActionsColumn = (personId: string, ask: Ask): TableColumn<PersonView> => ({
  id: "actions",
  header: "Actions",
  isHeaderHidden: true,
  align: "right",
  className: "w-14",
  cell: (person) => (
    <Menu label={`More actions for ${person.name}`} actions={actionsFor(person, personId, ask)} />
  ),
})

function actionsFor(person: PersonView, personId: string, ask: Ask): MenuAction[] {
  const endSessions = {
    id: "end-sessions",
    label: "End sessions",
    icon: LogOut,
    isDisabled: person.sessions === 0,
    onAction: () => ask({ person, act: "end-sessions" }),
  }
  if (person.id === personId) return [endSessions]
  if (person.disabledAt)
    return [
      { id: "enable", label: "Switch on", icon: UserCheck, onAction: () => ask({ person, act: "enable" }) },
    ]
  const disable = () => ask({ person, act: "disable" })
  return [endSessions, { id: "disable", label: "Switch off", icon: UserX, isDanger: true, onAction: disable }]
}
