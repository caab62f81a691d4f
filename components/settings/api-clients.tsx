"use client"

import { Ban, CircleCheck, KeyRound } from "lucide-react"
import { useState } from "react"
import { Button } from "#components/ui/button.tsx"
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx"
import { DataTable } from "#components/ui/data-table.tsx"
import { EmptyState } from "#components/ui/empty-state.tsx"
import { Menu } from "#components/ui/menu.tsx"
import { StatusChip } from "#components/ui/status-chip.tsx"
import type { TableColumn } from "#components/ui/table-column.ts"
import { Time } from "#components/ui/time.tsx"
import { notify } from "#components/ui/toast.tsx"
import { type ApiClientRow, useApiClients, useRevokeApiClient } from "./api-client-queries.ts"
import { CreateApiClient } from "./create-api-client.tsx"
import { ListCard } from "./list-card.tsx"
import type { SettingsRights } from "./settings-rights.ts"

type ApiClientsProps = { rights: SettingsRights; accountId: string; baseUrl: string }

/** Which backends may call the API, and the way to let in or shut out one of them. */
export function ApiClients({ rights, accountId, baseUrl }: ApiClientsProps) {
  const query = useApiClients()
  const [isCreating, setCreating] = useState(false)
  const [revoking, setRevoking] = useState<ApiClientRow | null>(null)
  const create = rights.mayCreate && (
    <Button variant="primary" onPress={() => setCreating(true)}>
      Create API client
    </Button>
  )
  return (
    <>
      <ListCard
        title="API clients"
        description="Each backend that calls the API has an id and a secret of its own, so that one can be shut out alone."
        action={create}
        query={query}
        columns={5}
      >
        {(clients) => (
          <DataTable
            label="API clients"
            columns={rights.mayRevoke ? [...columns, actionsColumn(setRevoking)] : columns}
            rows={clients}
            rowId={(client) => client.id}
            empty={<NoApiClients />}
          />
        )}
      </ListCard>
      {isCreating && (
        <CreateApiClient onClose={() => setCreating(false)} accountId={accountId} baseUrl={baseUrl} />
      )}
      <RevokeDialog client={revoking} onClose={() => setRevoking(null)} />
    </>
  )
}

const columns: TableColumn<ApiClientRow>[] = [
  {
    id: "name",
    header: "Name",
    cell: (client) => (
      <div className="flex flex-col gap-0.5">
        <span className="font-medium">{client.name}</span>
        <code className="font-mono text-xs break-all text-ink-soft">{client.id}</code>
      </div>
    ),
  },
  {
    id: "secret",
    header: "Secret",
    cell: (client) => <code className="font-mono text-xs">{client.secretPrefix}…</code>,
    isHiddenOnPhone: true,
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
    id: "status",
    header: "Status",
    cell: (client) =>
      client.revokedAt ? (
        <StatusChip tone="muted" icon={Ban} label="Revoked" />
      ) : (
        <StatusChip tone="positive" icon={CircleCheck} label="Active" />
      ),
  },
]

const actionsColumn = (onRevoke: (client: ApiClientRow) => void): TableColumn<ApiClientRow> => ({
  id: "actions",
  header: "Actions",
  isHeaderHidden: true,
  align: "right",
  className: "w-14",
  cell: (client) =>
    client.revokedAt ? null : (
      <Menu
        label={`More actions for ${client.name}`}
        actions={[
          { id: "revoke", label: "Revoke", icon: Ban, isDanger: true, onAction: () => onRevoke(client) },
        ]}
      />
    ),
})

function NoApiClients() {
  return (
    <EmptyState icon={KeyRound} title="No API client yet">
      Create one when a backend of yours is to send campaigns over the API.
    </EmptyState>
  )
}

function RevokeDialog({ client, onClose }: { client: ApiClientRow | null; onClose: () => void }) {
  const { mutateAsync } = useRevokeApiClient()
  const revoke = async () => {
    if (!client) return
    await mutateAsync(client.id)
    notify(`${client.name} is revoked`)
  }
  return (
    <ConfirmDialog
      title={`Revoke ${client?.name ?? ""}`}
      confirmLabel="Revoke"
      isOpen={client !== null}
      onOpenChange={onClose}
      onConfirm={revoke}
    >
      Calls with its secret and with the tokens it holds are refused from now on. This cannot be undone; the
      campaigns it created go on.
    </ConfirmDialog>
  )
}
