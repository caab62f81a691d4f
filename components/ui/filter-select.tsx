"use client"

import { ChoiceButton } from "./choice-button.tsx"

type FilterSelectProps<Id extends string> = {
  label: string
  /** What is chosen when nothing is: "All statuses". */
  allLabel: string
  options: { id: Id; label: string }[]
  value: Id | null
  onChange: (id: Id | null) => void
}

const all = "all"

/** Narrows a list to one of a few kinds, or to none. */
export function FilterSelect<Id extends string>(props: FilterSelectProps<Id>) {
  const { label, allLabel, options, value, onChange } = props
  return (
    <ChoiceButton
      label={label}
      className="min-w-40 flex-1 sm:flex-none"
      options={[{ id: all, label: allLabel }, ...options]}
      value={value ?? all}
      onChange={(id) => onChange(options.find((option) => option.id === id)?.id ?? null)}
    />
  )
}
