"use client"

import { CornerDownRight, Users } from "lucide-react"
import { useState } from "react"
import { fieldErrors } from "#components/data/field-errors.ts"
import { ListCard } from "#components/data/list-card.tsx"
import type { SettingsRights } from "#components/settings/rights/settings-rights.ts"
import { Button } from "#components/ui/button.tsx"
import { DataTable } from "#components/ui/data-table.tsx"
import { EmptyState } from "#components/ui/empty-state.tsx"
import { FormDialog } from "#components/ui/form-dialog.tsx"
import { StatusChip } from "#components/ui/status-chip.tsx"
import type { TableColumn } from "#components/ui/table-column.ts"
import { TextField } from "#components/ui/text-field.tsx"
import { Time } from "#components/ui/time.tsx"
import type { SkillView } from "#lib/accounts/list-skills.ts"
import { useCreateSkill, useSkills } from "./skill-queries.ts"

/** The groups of agents to which replies go. */
export function Skills({ rights }: { rights: SettingsRights }) {
  const query = useSkills()
  const [isCreating, setCreating] = useState(false)
  const create = rights.mayCreate && (
    <Button variant="primary" onPress={() => setCreating(true)}>
      Create skill
    </Button>
  )
  return (
    <>
      <ListCard
        title="Skills"
        description="Replies to a campaign go to its skill; those that come later than the lookback go to the default skill."
        action={create}
        query={query}
        columns={2}
      >
        {(skills) => (
          <DataTable
            label="Skills"
            columns={columns}
            rows={skills}
            rowId={(skill) => skill.id}
            empty={<EmptyState icon={Users} title="No skill yet" />}
          />
        )}
      </ListCard>
      {isCreating && <CreateSkill onClose={() => setCreating(false)} />}
    </>
  )
}

const columns: TableColumn<SkillView>[] = [
  {
    id: "name",
    header: "Name",
    cell: ({ name, isDefault }) => (
      <span className="flex flex-wrap items-center gap-2 font-medium">
        {name}
        {isDefault && <StatusChip tone="muted" icon={CornerDownRight} label="Default" />}
      </span>
    ),
  },
  { id: "created", header: "Created", cell: (skill) => <Time value={skill.createdAt} /> },
]

function CreateSkill({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState("")
  const { mutate, isPending, error } = useCreateSkill()
  const fields = fieldErrors(error)
  return (
    <FormDialog
      title="Create skill"
      submitLabel="Create skill"
      isOpen
      onClose={onClose}
      onSubmit={() => mutate({ name }, { onSuccess: onClose })}
      isPending={isPending}
      error={fields.name ? null : error}
    >
      <TextField
        autoFocus
        autoComplete="off"
        label="Name"
        description="As your agents know it."
        value={name}
        onChange={setName}
        errorMessage={fields.name}
      />
    </FormDialog>
  )
}
