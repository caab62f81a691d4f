"use client"

import { useState } from "react"
import { fieldErrors } from "#components/data/field-errors.ts"
import { FormDialog } from "#components/ui/form-dialog.tsx"
import { TextField } from "#components/ui/text-field.tsx"
import type { OutputOf } from "#lib/webtool/endpoints.ts"
import { useCreateApiClient } from "./api-client-queries.ts"
import { NewSecret } from "./new-secret.tsx"
import { TermsFields, useTerms } from "./terms-fields.tsx"

type CreateApiClientProps = {
  onClose: () => void
  /** Who creates it, and answers for it unless somebody else is named. */
  person: { id: string; name: string }
  accountId: string
  baseUrl: string
}

/** Asks for a name, an owner and an end, then shows the secret, this one time. */
export function CreateApiClient({ onClose, person, accountId, baseUrl }: CreateApiClientProps) {
  const [name, setName] = useState("")
  const [created, setCreated] = useState<OutputOf<"POST api-clients"> | null>(null)
  const terms = useTerms({ owner: person, expiresAt: null })
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
      onSubmit={() => mutate({ name, ...terms.terms }, { onSuccess: setCreated })}
      isPending={isPending}
      error={Object.keys(fields).length > 0 ? null : error}
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
      <TermsFields {...terms} fields={fields} />
    </FormDialog>
  )
}
