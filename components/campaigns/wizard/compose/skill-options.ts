import { queryOptions } from "@tanstack/react-query"
import { queryString } from "#components/data/query-string.ts"
import { webtoolFetch } from "#components/data/webtool-fetch.ts"
import type { SkillChoice } from "#lib/campaigns/draft/list-skill-choices.ts"

export const skillOptions = (search: string) =>
  queryOptions({
    queryKey: ["skills", search],
    queryFn: ({ signal }) => webtoolFetch<SkillChoice[]>(`skills?${queryString({ search })}`, { signal }),
    staleTime: 60_000,
  })
