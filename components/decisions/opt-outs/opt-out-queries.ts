import { queryOptions, useQueryClient } from "@tanstack/react-query"
import { callWebtool, type QueryOf } from "#components/data/call-webtool.ts"
import { countOf } from "#components/ui/count-of.ts"
import { notify } from "#components/ui/toast.tsx"
import type { InputOf } from "#lib/webtool/endpoints.ts"
import { decisionsKey } from "../decision-queries.ts"

export const optOutList = (shown: QueryOf<"GET decisions/opt-outs">) =>
  queryOptions({
    queryKey: [...decisionsKey, "opt-outs", shown],
    queryFn: ({ signal }) => callWebtool("GET decisions/opt-outs", shown, { signal }),
  })

/** Decides, and says for how many consumers it was still to be decided. */
export function useDecideOptOuts() {
  const queryClient = useQueryClient()
  return async (decision: InputOf<"POST decisions/opt-outs">) => {
    const { decided } = await callWebtool("POST decisions/opt-outs", decision)
    await Promise.all(
      [decisionsKey, ["campaigns"], ["suppressions"]].map((queryKey) =>
        queryClient.invalidateQueries({ queryKey }),
      ),
    )
    if (decided === 0)
      return notify("Nothing was left to decide", "Somebody else had decided, or the consumer said it.")
    const who = countOf(decided, "consumer", "consumers")
    notify(decision.decision === "opted_out" ? `Opted out: ${who}` : `Can be written to again: ${who}`)
  }
}
