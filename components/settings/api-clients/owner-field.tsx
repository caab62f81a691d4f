"use client"

import { useState } from "react"
import { useDebounced } from "#components/data/use-debounced.ts"
import { ComboBox } from "#components/ui/combo-box.tsx"
import { describeError } from "#components/ui/describe-error.ts"
import { useOwnerChoices } from "./api-client-queries.ts"

type Owner = { id: string; name: string }

type OwnerFieldProps = {
  /** Who answers for it now. */
  initial: Owner | null
  value: string | null
  onChange: (ownerId: string | null) => void
  errorMessage?: string
}

/** The person who answers for an API client, searched on the server. */
export function OwnerField({ initial, value, onChange, errorMessage }: OwnerFieldProps) {
  const [chosen, setChosen] = useState<Owner | null>(initial)
  const [typed, setTyped] = useState("")
  const isSearching = typed !== "" && typed !== chosen?.name
  const owners = useOwnerChoices(useDebounced(isSearching ? typed : ""))
  const found = owners.data ?? []
  const isMissing = !isSearching && chosen && !found.some(({ id }) => id === chosen.id)
  const choose = (ownerId: string | null) => {
    setChosen(found.find(({ id }) => id === ownerId) ?? (ownerId === chosen?.id ? chosen : null))
    onChange(ownerId)
  }
  return (
    <ComboBox
      label="Owner"
      description="Whom to ask about it. It goes on when they leave, and is marked then."
      placeholder="Search people"
      emptyText={owners.isPending ? "Loading" : "Nobody matches"}
      options={[
        ...(isMissing ? [{ id: chosen.id, label: chosen.name }] : []),
        ...found.map(({ id, name, login }) => ({ id, label: name, description: login })),
      ]}
      value={value}
      onSearch={setTyped}
      onChange={choose}
      errorMessage={owners.isError ? describeError(owners.error).detail : errorMessage}
    />
  )
}
