import { queryOptions } from "@tanstack/react-query"
import { callWebtool, type QueryOf } from "#components/data/call-webtool.ts"

export const decisionsKey = ["decisions"] as const

export const decisionList = (shown: QueryOf<"GET decisions">) =>
  queryOptions({
    queryKey: [...decisionsKey, "list", shown],
    queryFn: ({ signal }) => callWebtool("GET decisions", shown, { signal }),
  })

export const decisionSummary = () =>
  queryOptions({
    queryKey: [...decisionsKey, "summary"],
    queryFn: ({ signal }) => callWebtool("GET decisions/summary", {}, { signal }),
  })
