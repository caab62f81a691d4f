import { useEffect, useState } from "react"
import type { Wizard } from "./use-wizard.ts"

/** Saves what is still being typed before the draft is reviewed; true once the server has all of it. */
export function useSavedDraft({ draft }: Wizard): boolean {
  const [isSaved, setSaved] = useState(() => !draft.store.hasUnsaved())
  useEffect(() => {
    void draft.store.flush().then(() => setSaved(true))
  }, [draft.store])
  return isSaved
}
