"use client"

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { callWebtool } from "#components/data/call-webtool.ts"
import type { InputOf } from "#lib/webtool/endpoints.ts"

/** The choices of a new campaign lie under it too. */
const skillsKey = ["skills"]
const key = [...skillsKey, "settings"]

export const useSkills = () => useQuery({ queryKey: key, queryFn: () => callWebtool("GET settings/skills") })

export function useCreateSkill() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (skill: InputOf<"POST settings/skills">) => callWebtool("POST settings/skills", skill),
    onSuccess: () => cache.invalidateQueries({ queryKey: skillsKey }),
  })
}
