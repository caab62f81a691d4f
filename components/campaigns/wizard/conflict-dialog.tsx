"use client"

import { useState } from "react"
import { Button } from "#components/ui/button.tsx"
import { Dialog } from "#components/ui/dialog.tsx"
import { InlineError } from "#components/ui/inline-error.tsx"
import type { Wizard } from "./draft/use-wizard.ts"

/** Someone else changed the draft: explains it and lets the person choose. Nothing is overwritten unasked. */
export function ConflictDialog({ draft }: { draft: Wizard["draft"] }) {
  const [error, setError] = useState<unknown>(null)
  const [isPending, setPending] = useState(false)
  const choose = async (choice: () => Promise<void>) => {
    setPending(true)
    setError(null)
    await choice().catch(setError)
    setPending(false)
  }
  return (
    <Dialog
      role="alertdialog"
      title="Someone else edited this campaign"
      isOpen={draft.save.kind === "conflict"}
      isDismissable={false}
      onOpenChange={() => void choose(() => draft.store.takeTheirs())}
      footer={
        <>
          <Button isPending={isPending} onPress={() => choose(() => draft.store.keepMine())}>
            Keep what I typed
          </Button>
          <Button
            variant="primary"
            isPending={isPending}
            onPress={() => choose(() => draft.store.takeTheirs())}
          >
            Load their version
          </Button>
        </>
      }
    >
      <p className="text-ink-soft">
        It was saved elsewhere while you were typing, so your last changes are not saved. Load the other
        version and lose them, or keep yours and replace the other one.
      </p>
      {error !== null && <InlineError error={error} />}
    </Dialog>
  )
}
