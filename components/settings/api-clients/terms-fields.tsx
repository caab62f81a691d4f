"use client"

import { useState } from "react"
import type { fieldErrors } from "#components/data/field-errors.ts"
import { TextField } from "#components/ui/text-field.tsx"
import { endOfDay, lastDayBefore } from "./last-day.ts"
import { OwnerField } from "./owner-field.tsx"

type InitialTerms = { owner: { id: string; name: string } | null; expiresAt: string | null }

/** Owner and end as a form holds them. An end that nobody touched stays to the second. */
export function useTerms(initial: InitialTerms) {
  const [ownerId, setOwnerId] = useState<string | null>(initial.owner?.id ?? null)
  const [lastDay, setLastDay] = useState(lastDayBefore(initial.expiresAt))
  const isUntouched = lastDay === lastDayBefore(initial.expiresAt)
  const terms = {
    ownerId: ownerId ?? "",
    expiresAt: isUntouched ? initial.expiresAt : endOfDay(lastDay),
  }
  return { initial, ownerId, setOwnerId, lastDay, setLastDay, terms }
}

type TermsFieldsProps = ReturnType<typeof useTerms> & { fields: ReturnType<typeof fieldErrors> }

/** Who answers for an API client, and until when it has access. */
export function TermsFields({ initial, ownerId, setOwnerId, lastDay, setLastDay, fields }: TermsFieldsProps) {
  return (
    <>
      <OwnerField
        initial={initial.owner}
        value={ownerId}
        onChange={setOwnerId}
        errorMessage={fields.ownerId}
      />
      <TextField
        type="date"
        label="Last day"
        description="Its calls are refused after this day. Empty for no end."
        value={lastDay}
        onChange={setLastDay}
        errorMessage={fields.expiresAt}
      />
    </>
  )
}
