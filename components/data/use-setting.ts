import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { webtoolFetch } from "./webtool-fetch.ts"

/** Reads what is below `settings/<name>`. */
export const useSetting = <T>(name: string) =>
  useQuery({ queryKey: ["settings", name], queryFn: () => webtoolFetch<T>(`settings/${name}`) })

/** Replaces what is below `settings/<name>`. */
export function useSaveSetting<Input, T>(name: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (json: Input) => webtoolFetch<T>(`settings/${name}`, { method: "PUT", json }),
    onSuccess: (saved) => cache.setQueryData(["settings", name], saved),
  })
}
