import { variablesText } from "#components/handoffs/handoff-texts.ts"
import { Card } from "#components/ui/card.tsx"
import { CopyField } from "#components/ui/copy-field.tsx"
import type { HandoffView } from "#lib/handoffs/handoff-view.ts"

/** What a developer needs of the handoff: its id and its variables. */
export function HandoffUse({ handoff }: { handoff: HandoffView }) {
  return (
    <Card className="grid gap-4 p-4 sm:grid-cols-2">
      <CopyField label="Id" value={handoff.id} />
      <p className="self-end text-ink-soft">
        Requests give it as <code className="font-mono text-xs text-ink">templateId</code>, with{" "}
        {variablesText(handoff)} for each recipient.
      </p>
    </Card>
  )
}
