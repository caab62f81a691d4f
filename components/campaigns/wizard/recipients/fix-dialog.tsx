"use client"

import { useMutation } from "@tanstack/react-query"
import { useState } from "react"
import type { Wizard } from "#components/campaigns/wizard/draft/use-wizard.ts"
import { callWebtool } from "#components/data/call-webtool.ts"
import { FormDialog } from "#components/ui/form-dialog.tsx"
import { Notice } from "#components/ui/notice.tsx"
import { TextField } from "#components/ui/text-field.tsx"
import type { RecipientRow } from "#lib/campaigns/audience/audience-view.ts"
import { countVariables } from "#lib/channels/port/text-template.ts"

type FixDialogProps = { wizard: Wizard; row: RecipientRow; onClose: () => void }

/** Corrects one line in place. It stays open, with the new reason, until the line is good. */
export function FixDialog({ wizard, row, onClose }: FixDialogProps) {
  const [raw, setRaw] = useState(row.raw)
  const [columns, setColumns] = useState(() => columnsOf(row, countVariables(wizard.draft.fields.text)))
  const { fix, problem } = useFix(wizard, row, onClose)
  return (
    <FormDialog
      title={`Fix line ${row.line}`}
      submitLabel="Save line"
      dismissLabel="Close"
      isOpen
      onClose={onClose}
      onSubmit={() => fix.mutate({ raw, columns })}
      isPending={fix.isPending}
      error={fix.error}
    >
      {problem && <Notice tone="warning" title={problem} />}
      <TextField
        label="Number"
        description="Country code first, such as 1 for the United States."
        value={raw}
        onChange={setRaw}
        autoFocus
      />
      {columns.map((cell, index) => (
        <TextField
          // biome-ignore lint/suspicious/noArrayIndexKey: a cell has no other identity than its place in the line
          key={index}
          label={cellLabel(index, countVariables(wizard.draft.fields.text))}
          value={cell}
          onChange={(value) => setColumns(columns.with(index, value))}
        />
      ))}
    </FormDialog>
  )
}

function useFix({ campaign, audience }: Wizard, row: RecipientRow, onClose: () => void) {
  const fix = useMutation({
    mutationFn: (cells: { raw: string; columns: string[] }) =>
      callWebtool("PATCH campaigns/[campaignId]/recipients/[line]", {
        ...{ campaignId: campaign.id, line: row.line },
        ...cells,
      }),
    onSuccess: async ({ campaignVersion, problem }) => {
      await audience.refreshRecipients(campaignVersion)
      if (!problem) onClose()
    },
  })
  const latest = fix.data ?? row
  return { fix, problem: latest.problem?.text }
}

/** As many cells as the message wants, or as the line has. */
const columnsOf = ({ columns }: RecipientRow, variables: number) =>
  Array.from({ length: Math.max(columns.length, variables) }, (_, index) => columns[index] ?? "")

const cellLabel = (index: number, variables: number) =>
  index < variables
    ? `Value of {{${index + 1}}}`
    : variables === 0 && index === 0
      ? "Own message"
      : `Cell ${index + 1}`
