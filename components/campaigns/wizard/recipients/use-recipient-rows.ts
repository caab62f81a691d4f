import { useQuery } from "@tanstack/react-query"
import { parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs"
import { recipientRows } from "#components/campaigns/wizard/draft/audience-queries.ts"
import type { Wizard } from "#components/campaigns/wizard/draft/use-wizard.ts"
import { parseAsPage } from "#components/data/parse-as-page.ts"
import { useDebounced } from "#components/data/use-debounced.ts"
import { type RecipientFilter, recipientFilters } from "#lib/campaigns/audience/recipient-filters.ts"

const params = {
  filter: parseAsStringLiteral(recipientFilters).withDefault("all"),
  search: parseAsString.withDefault(""),
  page: parseAsPage.withDefault(1),
  line: parseAsInteger,
}

const typingMs = 250

/** The lines of the current audience as the address describes them, and the one that the phone shows. */
export function useRecipientRows({ campaign, audience }: Pick<Wizard, "campaign" | "audience">) {
  const [state, set] = useQueryStates(params)
  const search = useDebounced(state.search)
  const { filter, page, line } = state
  const audienceId = audience.current.data?.id ?? null
  const rows = useQuery({
    ...recipientRows({ campaignId: campaign.id, filter, search, page }, audienceId),
    enabled: audienceId !== null,
    placeholderData: (before, query) => (query?.queryKey.includes(audienceId) ? before : undefined),
  })
  const items = rows.data?.items ?? []
  return {
    rows,
    ...state,
    /** The chosen line, else the first that gets a message. */
    shown: items.find((row) => row.line === line) ?? items.find((row) => !row.problem) ?? null,
    showLine: (chosen: number) => void set({ line: chosen }),
    setFilter: (chosen: RecipientFilter) => void set({ filter: chosen, page: 1 }, { history: "push" }),
    setPage: (chosen: number) => void set({ page: chosen }, { history: "push" }),
    setSearch: (text: string) =>
      void set({ search: text, page: 1 }, { limitUrlUpdates: { method: "debounce", timeMs: typingMs } }),
  }
}
