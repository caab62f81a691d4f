"use client"

import { Ban, Pencil } from "lucide-react"
import type { SettingsRights } from "#components/settings/rights/settings-rights.ts"
import { Menu, type MenuAction } from "#components/ui/menu.tsx"
import type { TableColumn } from "#components/ui/table-column.ts"
import { Time } from "#components/ui/time.tsx"
import type { ApiClientView } from "#lib/api-clients/api-client-view.ts"
import { ApiClientEnd, ApiClientStatus } from "./api-client-status.tsx"

export const apiClientColumns: TableColumn<ApiClientView>[] = [
  {
    id: "name",
    header: "Name",
    cell: (client) => (
      <div className="flex flex-col gap-0.5">
        <span className="font-medium">{client.name}</span>
        <code className="font-mono text-xs break-all text-ink-soft">{client.id}</code>
        <code className="font-mono text-xs text-ink-soft">Secret {client.secretPrefix}…</code>
      </div>
    ),
  },
  {
    id: "owner",
    header: "Owner",
    cell: (client) => client.owner?.name ?? "Nobody",
  },
  {
    id: "created",
    header: "Created",
    cell: (client) => (
      <div className="flex flex-col gap-0.5">
        <Time value={client.createdAt} />
        <span className="text-xs text-ink-soft">by {client.createdBy}</span>
      </div>
    ),
    isHiddenOnPhone: true,
  },
  {
    id: "used",
    header: "Last used",
    cell: (client) => (client.lastUsedAt ? <Time value={client.lastUsedAt} /> : "Never"),
    isHiddenOnPhone: true,
  },
  {
    id: "ends",
    header: "Ends",
    cell: (client) => <ApiClientEnd expiresAt={client.expiresAt} />,
  },
  {
    id: "status",
    header: "Status",
    cell: (client) => <ApiClientStatus client={client} />,
  },
]

export type ApiClientActions = {
  onEdit: (client: ApiClientView) => void
  onRevoke: (client: ApiClientView) => void
}

export const actionsColumn = (
  rights: SettingsRights,
  actions: ApiClientActions,
): TableColumn<ApiClientView> => ({
  id: "actions",
  header: "Actions",
  isHeaderHidden: true,
  align: "right",
  className: "w-14",
  cell: (client) =>
    client.revokedAt ? null : (
      <Menu label={`More actions for ${client.name}`} actions={menuActions(client, rights, actions)} />
    ),
})

function menuActions(client: ApiClientView, rights: SettingsRights, actions: ApiClientActions): MenuAction[] {
  const { onEdit, onRevoke } = actions
  const edit = { id: "edit", label: "Owner and end", icon: Pencil, onAction: () => onEdit(client) }
  const revoke = {
    id: "revoke",
    label: "Revoke",
    icon: Ban,
    isDanger: true,
    onAction: () => onRevoke(client),
  }
  return rights.mayRevoke ? [edit, revoke] : [edit]
}
