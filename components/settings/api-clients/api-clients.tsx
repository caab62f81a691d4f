"use client"

import { KeyRound } from "lucide-react"
import { useState } from "react"
import { ListCard } from "#components/data/list-card.tsx"
import type { SettingsRights } from "#components/settings/rights/settings-rights.ts"
import { Button } from "#components/ui/button.tsx"
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx"
import { DataTable } from "#components/ui/data-table.tsx"
import { EmptyState } from "#components/ui/empty-state.tsx"
import { notify } from "#components/ui/toast.tsx"
import type { ApiClientView } from "#lib/api-clients/api-client-view.ts"
import { actionsColumn, apiClientColumns } from "./api-client-columns.tsx"
import { useApiClients, useRevokeApiClient } from "./api-client-queries.ts"
import { CreateApiClient } from "./create-api-client.tsx"
import { EditApiClient } from "./edit-api-client.tsx"

type ApiClientsProps = {
  rights: SettingsRights
  person: { id: string; name: string }
  accountId: string
  baseUrl: string
}

/** Which backends may call the API, who answers for them, and the way to let in or shut out one of them. */
export function ApiClients({ rights, person, accountId, baseUrl }: ApiClientsProps) {
  const query = useApiClients()
  const [isCreating, setCreating] = useState(false)
  const [editing, setEditing] = useState<ApiClientView | null>(null)
  const [revoking, setRevoking] = useState<ApiClientView | null>(null)
  const create = rights.mayCreate && (
    <Button variant="primary" onPress={() => setCreating(true)}>
      Create API client
    </Button>
  )
  const actions = actionsColumn(rights, { onEdit: setEditing, onRevoke: setRevoking })
  return (
    <>
      <ListCard
        title="API clients"
        description="Each backend that calls the API has an id and a secret of its own, so that one can be shut out alone."
        action={create}
        query={query}
        columns={6}
      >
        {(clients) => (
          <DataTable
            label="API clients"
            columns={rights.mayCreate ? [...apiClientColumns, actions] : apiClientColumns}
            rows={clients}
            rowId={(client) => client.id}
            empty={<NoApiClients />}
          />
        )}
      </ListCard>
      {isCreating && (
        <CreateApiClient onClose={() => setCreating(false)} {...{ person, accountId, baseUrl }} />
      )}
      {editing && <EditApiClient client={editing} onClose={() => setEditing(null)} />}
      <RevokeDialog client={revoking} onClose={() => setRevoking(null)} />
    </>
  )
}

function NoApiClients() {
  return (
    <EmptyState icon={KeyRound} title="No API client yet">
      Create one when a backend of yours is to send campaigns over the API.
    </EmptyState>
  )
}

function RevokeDialog({ client, onClose }: { client: ApiClientView | null; onClose: () => void }) {
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
