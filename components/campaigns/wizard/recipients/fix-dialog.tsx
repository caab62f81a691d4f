"use client"

import { useMutation } from "@tanstack/react-query"
import { type FormEvent, useState } from "react"
import type { Wizard } from "#components/campaigns/wizard/use-wizard.ts"
import { callWebtool } from "#components/data/call-webtool.ts"
import { Button } from "#components/ui/button.tsx"
import { Dialog } from "#components/ui/dialog.tsx"
import { InlineError } from "#components/ui/inline-error.tsx"
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
  const submit = (event: FormEvent) => {
    event.preventDefault()
    fix.mutate({ raw, columns })
  }
  return (
    <Dialog
      title={`Fix line ${row.line}`}
      isOpen
      onOpenChange={onClose}
      footer={
        <>
          <Button onPress={onClose}>Close</Button>
          <Button variant="primary" type="submit" form="fix-line" isPending={fix.isPending}>
            Save line
          </Button>
        </>
      }
    >
      {problem && <Notice tone="warning" title={problem} />}
      <form id="fix-line" onSubmit={submit} className="flex flex-col gap-4">
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
      </form>
      {fix.error && <InlineError error={fix.error} />}
    </Dialog>
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
