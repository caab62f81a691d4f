"use client"

import { fieldErrors } from "#components/data/field-errors.ts"
import { FormDialog } from "#components/ui/form-dialog.tsx"
import { notify } from "#components/ui/toast.tsx"
import type { ApiClientView } from "#lib/api-clients/api-client-view.ts"
import { useUpdateApiClient } from "./api-client-queries.ts"
import { TermsFields, useTerms } from "./terms-fields.tsx"

/** Names who answers for an API client and until when it has access. */
export function EditApiClient({ client, onClose }: { client: ApiClientView; onClose: () => void }) {
  const { id: clientId, name } = client
  const terms = useTerms(client)
  const { mutate, isPending, error } = useUpdateApiClient()
  const fields = fieldErrors(error)
  const onSuccess = () => {
    notify(`${name} is saved`)
    onClose()
  }
  return (
    <FormDialog
      title={`Owner and end of ${name}`}
      submitLabel="Save"
      isOpen
      onClose={onClose}
      onSubmit={() => mutate({ clientId, ...terms.terms }, { onSuccess })}
      isPending={isPending}
      error={Object.keys(fields).length > 0 ? null : error}
    >
      <TermsFields {...terms} fields={fields} />
    </FormDialog>
  )
}
