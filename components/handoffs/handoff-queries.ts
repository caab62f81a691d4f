import { queryOptions } from "@tanstack/react-query"
import { callWebtool, type QueryOf } from "#components/data/call-webtool.ts"
import type { HandoffInput } from "#lib/handoffs/handoff-schema.ts"
import type { HandoffView } from "#lib/handoffs/handoff-view.ts"

export const handoffListKey = ["handoffs", "list"] as const

export const handoffList = (shown: QueryOf<"GET handoffs">) =>
  queryOptions({
    queryKey: [...handoffListKey, shown],
    queryFn: ({ signal }) => callWebtool("GET handoffs", shown, { signal }),
  })

/** Templates that a handoff may send, by title. */
export const approvedTemplates = (search: string) =>
  queryOptions({
    queryKey: ["templates", "approved", search],
    queryFn: ({ signal }) =>
      callWebtool(
        "GET templates",
        { search, status: "approved", sort: "title", direction: "asc" },
        { signal },
      ),
    staleTime: 60_000,
  })

/** One of them, as a phone shows it. */
export const chosenTemplate = (templateId: string | null) =>
  queryOptions({
    queryKey: ["templates", "chosen", templateId],
    queryFn: ({ signal }) =>
      callWebtool("GET templates/[templateId]", { templateId: templateId ?? "" }, { signal }),
    enabled: Boolean(templateId),
    staleTime: 60_000,
  })

/** Creates a handoff, or changes the one that was edited. */
export const saveHandoff = (edited: HandoffView | null, fields: HandoffInput) =>
  edited
    ? callWebtool("PATCH handoffs/[handoffId]", {
        ...fields,
        handoffId: edited.id,
        updatedAt: edited.updatedAt,
      })
    : callWebtool("POST handoffs", fields)

export const deleteHandoff = (handoffId: string) => callWebtool("DELETE handoffs/[handoffId]", { handoffId })
