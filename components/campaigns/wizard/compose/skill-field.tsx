"use client"

import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query"
import { useState } from "react"
import type { Wizard } from "#components/campaigns/wizard/draft/use-wizard.ts"
import { callWebtool } from "#components/data/call-webtool.ts"
import { useDebounced } from "#components/data/use-debounced.ts"
import { ComboBox } from "#components/ui/combo-box.tsx"
import { describeError } from "#components/ui/describe-error.ts"
import type { Option } from "#components/ui/option-list.tsx"
import type { SkillChoice } from "#lib/campaigns/draft/list-skill-choices.ts"

const skillOptions = (search: string) =>
  queryOptions({
    queryKey: ["skills", "choices", search],
    queryFn: ({ signal }) => callWebtool("GET skills", { search }, { signal }),
    staleTime: 60_000,
  })

/** The skill whose agents get the answers, searched on the server. */
export function SkillField({ wizard }: { wizard: Wizard }) {
  const { draft, campaign } = wizard
  const [chosen, setChosen] = useState<SkillChoice | null>(campaign.skill)
  const [typed, setTyped] = useState("")
  const search = useDebounced(typed === chosen?.name ? "" : typed)
  const skills = useQuery({ ...skillOptions(search), placeholderData: keepPreviousData })
  const options = optionsFor(skills.data ?? [], chosen, typed)
  const loadError = skills.isError ? describeError(skills.error).detail : undefined
  return (
    <div data-field="skillId">
      <ComboBox
        label="Route to skill"
        description="Its agents get the conversations when recipients answer."
        placeholder="Search skills"
        emptyText={skills.isPending ? "Loading" : "No skill matches"}
        options={options}
        value={draft.fields.skillId}
        onSearch={setTyped}
        onChange={(skillId) => {
          setChosen(skills.data?.find(({ id }) => id === skillId) ?? null)
          draft.store.edit({ skillId })
        }}
        onBlur={() => wizard.touch("skillId")}
        errorMessage={loadError ?? wizard.errorOf("skillId")}
      />
    </div>
  )
}

/**
 * What is loaded is narrowed at once; the server's answer follows. The chosen skill stays among the options while
 * nothing else is searched, or the box would forget its name.
 */
function optionsFor(loaded: SkillChoice[], chosen: SkillChoice | null, typed: string): Option[] {
  const isSearching = typed !== "" && typed !== chosen?.name
  const lowerCase = typed.toLowerCase()
  const found = isSearching ? loaded.filter(({ name }) => name.toLowerCase().includes(lowerCase)) : loaded
  const isMissing = !isSearching && chosen && !found.some(({ id }) => id === chosen.id)
  return (isMissing ? [chosen, ...found] : found).map(({ id, name }) => ({ id, label: name }))
}
