"use client"

import { Download } from "lucide-react"
import { ToggleButton } from "react-aria-components/ToggleButton"
import { ToggleButtonGroup } from "react-aria-components/ToggleButtonGroup"
import { buttonStyle } from "#components/ui/button-style.ts"
import { NumberText } from "#components/ui/number.tsx"
import { SearchField } from "#components/ui/search-field.tsx"
import type { AudienceView } from "#lib/campaigns/audience/audience-view.ts"
import { type RecipientFilter, recipientFilters } from "#lib/campaigns/audience/recipient-filters.ts"
import type { useRecipientRows } from "./use-recipient-rows.ts"

type AudienceToolbarProps = {
  campaignId: string
  audience: AudienceView
  state: ReturnType<typeof useRecipientRows>
}

/** Counts that are filters, a search, and the problems as a file. */
export function AudienceToolbar({ campaignId, audience, state }: AudienceToolbarProps) {
  const { invalid, duplicate, optedOut } = audience.counts
  return (
    <div className="flex flex-col gap-3 border-b border-line p-3">
      <div className="flex flex-wrap items-baseline justify-between gap-2 px-1">
        <h2 className="text-base font-semibold">Recipients</h2>
        <p className="text-xs text-ink-soft">{originText(audience)}</p>
      </div>
      <ToggleButtonGroup
        aria-label="Show lines that are"
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[state.filter]}
        onSelectionChange={(keys) =>
          state.setFilter(recipientFilters.find((filter) => keys.has(filter)) ?? "all")
        }
        className="flex flex-wrap gap-1.5"
      >
        {chipsOf(audience, state).map(({ filter, label, count }) => (
          <ToggleButton key={filter} id={filter} className={chipStyle}>
            {label} <NumberText value={count} />
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <div className="flex flex-wrap items-center gap-2">
        <SearchField
          label="Search number or text"
          value={state.search}
          onChange={state.setSearch}
          className="w-full sm:w-64"
        />
        {invalid + duplicate + optedOut > 0 && (
          <a
            className={buttonStyle("secondary", "medium")}
            href={`/api/webtool/campaigns/${campaignId}/recipients/problems.csv`}
            download
          >
            <Download size={16} />
            Download problems
          </a>
        )}
      </div>
    </div>
  )
}

const chipStyle =
  "touch-target cursor-pointer rounded-full border border-line px-3 py-1 text-xs font-medium text-ink-soft outline-none data-hovered:bg-sunken data-selected:border-accent data-selected:bg-accent-soft data-selected:text-ink data-focus-visible:outline-2 data-focus-visible:outline-offset-2 data-focus-visible:outline-accent"

type Chip = { filter: RecipientFilter; label: string; count: number }

/** Some parts are only known when they are asked for, from the review's numbers; then they have a chip too. */
function chipsOf(
  { counts, rowsRead }: AudienceView,
  { filter, rows }: AudienceToolbarProps["state"],
): Chip[] {
  const { valid, invalid, duplicate, optedOut } = counts
  const asked = { filter, count: rows.data?.total ?? 0 }
  return [
    { filter: "all", label: "All", count: rowsRead },
    { filter: "valid", label: "Valid", count: valid },
    { filter: "problems", label: "Only problems", count: invalid + duplicate },
    { filter: "invalid", label: "Invalid", count: invalid },
    { filter: "duplicate", label: "Duplicate", count: duplicate },
    { filter: "opted_out", label: "Opted out", count: optedOut },
    ...(filter === "now" ? [{ ...asked, label: "Gets it at the start" }] : []),
    ...(filter === "later" ? [{ ...asked, label: "Gets it later" }] : []),
    ...(filter === "held" ? [{ ...asked, label: "Held" }] : []),
    ...(filter === "skipped" ? [{ ...asked, label: "Skipped" }] : []),
    ...(filter === "ended" ? [{ ...asked, label: "Too late" }] : []),
    ...(filter === "arrived" ? [{ ...asked, label: "Arrived after all" }] : []),
    ...(filter === "landline" ? [{ ...asked, label: "Lines that get no SMS" }] : []),
    ...(filter === "open_conversation" ? [{ ...asked, label: "Conversation open" }] : []),
  ]
}

function originText({ source, fileName, encoding }: AudienceView): string {
  if (source === "typed") return "Typed"
  return encoding ? `${fileName}, read as ${encoding}` : (fileName ?? "From a file")
}
