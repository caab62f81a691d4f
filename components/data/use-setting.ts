import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"

/** What is kept of a setting, read again by whoever asks under this name. */
export const settingKey = (name: string) => ["settings", name] as const

/** Reads a setting. */
export const useSetting = <Value>(name: string, read: () => Promise<Value>) =>
  useQuery({ queryKey: settingKey(name), queryFn: read })

/** Replaces a setting, and shows what came of it. */
export function useSaveSetting<Input, Value>(name: string, save: (input: Input) => Promise<Value>) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: save,
    onSuccess: (saved) => cache.setQueryData(settingKey(name), saved),
  })
}
