"use client"

import { useState } from "react"
import { fieldErrors } from "#components/data/field-errors.ts"
import { FormDialog } from "#components/ui/form-dialog.tsx"
import { TextField } from "#components/ui/text-field.tsx"
import { type NewApiClient, useCreateApiClient } from "./api-client-queries.ts"
import { NewSecret } from "./new-secret.tsx"

type CreateApiClientProps = { onClose: () => void; accountId: string; baseUrl: string }

/** Asks for a name, then shows the secret, this one time. */
export function CreateApiClient({ onClose, accountId, baseUrl }: CreateApiClientProps) {
  const [name, setName] = useState("")
  const [created, setCreated] = useState<NewApiClient | null>(null)
  const { mutate, isPending, error } = useCreateApiClient()
  const fields = fieldErrors(error)
  if (created)
    return <NewSecret created={created} accountId={accountId} baseUrl={baseUrl} onClose={onClose} />
  return (
    <FormDialog
      title="Create API client"
      submitLabel="Create API client"
      isOpen
      onClose={onClose}
      onSubmit={() => mutate({ name }, { onSuccess: setCreated })}
      isPending={isPending}
      error={fields.name ? null : error}
    >
      <TextField
        autoFocus
        autoComplete="off"
        label="Name"
        description="Which backend it is for: you tell clients apart by it."
        value={name}
        onChange={setName}
        errorMessage={fields.name}
      />
    </FormDialog>
  )
}
