"use client"

import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useDebounced } from "#components/data/use-debounced.ts"
import { approvedTemplates } from "#components/handoffs/handoff-queries.ts"
import { ComboBox } from "#components/ui/combo-box.tsx"
import { describeError } from "#components/ui/describe-error.ts"
import { TextLink } from "#components/ui/text-link.tsx"
import type { HandoffView } from "#lib/handoffs/handoff-view.ts"
import { useHandoffField } from "./use-handoff-field.ts"
import type { HandoffForm } from "./use-handoff-form.ts"

type TemplateFieldProps = { form: HandoffForm; handoff: HandoffView | null }

/** What a WhatsApp number sends: an approved template, searched on the server. */
export function HandoffTemplateField({ form, handoff }: TemplateFieldProps) {
  const { inputRef, value, onChange, errorMessage, ...field } = useHandoffField(form, "templateId")
  const [typed, setTyped] = useState("")
  const templates = useQuery({ ...approvedTemplates(useDebounced(typed)), placeholderData: keepPreviousData })
  const own = handoff?.template
  const found = templates.data?.items ?? []
  const options = own && !found.some(({ id }) => id === own.id) ? [own, ...found] : found
  const loadError = templates.isError ? describeError(templates.error).detail : undefined
  return (
    <div className="flex flex-col gap-2">
      <ComboBox
        {...field}
        inputRef={inputRef}
        label="Template"
        description="Meta approved it: requests give its variables and nothing else."
        placeholder="Search templates"
        emptyText={templates.isPending ? "Loading" : "No approved template matches"}
        options={options.map(({ id, title }) => ({ id, label: title }))}
        value={value || null}
        onSearch={setTyped}
        onChange={(id) => onChange(id ?? "")}
        errorMessage={loadError ?? errorMessage}
      />
      <p className="text-ink-soft">
        <TextLink href="/templates">Templates</TextLink> are written and submitted on their own page.
      </p>
    </div>
  )
}
