"use client"

import { Check, CloudAlert, LoaderCircle } from "lucide-react"
import { Button } from "#components/ui/button.tsx"
import type { SaveState } from "./draft/draft-store.ts"
import type { Wizard } from "./draft/use-wizard.ts"

/** Says that and when the draft was saved. Only trouble is announced to screen readers, and a wrong field by itself. */
export function SaveStatus({ draft }: { draft: Wizard["draft"] }) {
  const { save, store } = draft
  if (save.kind === "failed")
    return (
      <p
        role={save.isRefused ? undefined : "alert"}
        className="flex flex-wrap items-center gap-2 text-negative"
      >
        <CloudAlert size={16} />
        Not saved. {save.message}
        {!save.isRefused && (
          <Button size="small" onPress={() => void store.flush()}>
            Save again
          </Button>
        )}
      </p>
    )
  const Icon = save.kind === "saving" ? LoaderCircle : Check
  return (
    <p className="flex items-center gap-1.5 text-xs whitespace-nowrap text-ink-soft tabular-nums">
      <Icon size={14} className={save.kind === "saving" ? "animate-spin" : undefined} />
      {saveText(save)}
    </p>
  )
}

function saveText(save: SaveState): string {
  if (save.kind === "saving") return "Saving"
  if (save.kind === "saved") return `Saved ${clock.format(new Date(save.at))}`
  return "Not saved"
}

const clock = new Intl.DateTimeFormat("en-GB", { timeStyle: "medium" })
