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
