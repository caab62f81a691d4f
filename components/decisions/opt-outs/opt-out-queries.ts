import { queryOptions, useQueryClient } from "@tanstack/react-query"
import { queryString } from "#components/data/query-string.ts"
import { webtoolFetch } from "#components/data/webtool-fetch.ts"
import { countOf } from "#components/ui/count-of.ts"
import { notify } from "#components/ui/toast.tsx"
import type { DecideOptOutsInput, DecideOptOutsResult } from "#lib/opt-outs/decide-opt-outs.ts"
import type { OptOutPage } from "#lib/opt-outs/list-opt-outs.ts"
import { decisionsKey } from "../decision-queries.ts"

export const optOutList = (filters: Record<string, string | number | null>) =>
  queryOptions({
    queryKey: [...decisionsKey, "opt-outs", filters],
    queryFn: ({ signal }) =>
      webtoolFetch<OptOutPage>(`decisions/opt-outs?${queryString(filters)}`, { signal }),
  })

/** Decides, and says for how many consumers it was still to be decided. */
export function useDecideOptOuts() {
  const queryClient = useQueryClient()
  return async (json: DecideOptOutsInput) => {
    const { decided } = await webtoolFetch<DecideOptOutsResult>("decisions/opt-outs", {
      method: "POST",
      json,
    })
    await Promise.all(
      [decisionsKey, ["campaigns"], ["suppressions"]].map((queryKey) =>
        queryClient.invalidateQueries({ queryKey }),
      ),
    )
    if (decided === 0)
      return notify("Nothing was left to decide", "Somebody else had decided, or the consumer said it.")
    const who = countOf(decided, "consumer", "consumers")
    notify(json.decision === "opted_out" ? `Opted out: ${who}` : `Can be written to again: ${who}`)
  }
}
