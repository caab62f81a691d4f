"use client"

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { webtoolFetch } from "#components/data/webtool-fetch.ts"
import type { SkillView } from "#lib/accounts/list-skills.ts"

/** Dates travel as ISO 8601 strings. */
export type SkillRow = Omit<SkillView, "createdAt"> & { createdAt: string }

/** The choices of a new campaign lie under it too. */
const skillsKey = ["skills"]
const key = [...skillsKey, "settings"]

export const useSkills = () =>
  useQuery({ queryKey: key, queryFn: () => webtoolFetch<SkillRow[]>("settings/skills") })

export function useCreateSkill() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (json: { name: string }) => webtoolFetch("settings/skills", { method: "POST", json }),
    onSuccess: () => cache.invalidateQueries({ queryKey: skillsKey }),
  })
}
