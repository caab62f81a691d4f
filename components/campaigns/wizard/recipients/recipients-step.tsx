"use client"

import type { Wizard } from "#components/campaigns/wizard/draft/use-wizard.ts"
import { Card, CardHeader } from "#components/ui/card.tsx"
import { Tabs } from "#components/ui/tabs.tsx"
import { AudiencePanel } from "./audience-panel.tsx"
import { ReplaceDialog } from "./replace-dialog.tsx"
import { TypedRecipients } from "./typed-recipients.tsx"
import { UploadRecipients } from "./upload-recipients.tsx"

/** Step 2: who gets it, typed or from a file, and what became of each line. */
export function RecipientsStep({ wizard }: { wizard: Wizard }) {
  return (
    <div className="flex flex-col gap-4">
      <Card>
        <CardHeader
          title="Add recipients"
          description="The country code comes first: 16001234567, +16001234567, 1(600)1234567 or +1(600)1234567."
        />
        <div className="p-4" data-field="recipients">
          <Tabs
            label="How to add recipients"
            param="add"
            items={[
              { id: "type", label: "Type", content: <TypedRecipients wizard={wizard} /> },
              { id: "upload", label: "Upload CSV", content: <UploadRecipients wizard={wizard} /> },
            ]}
          />
        </div>
      </Card>
      <div data-field="audience" tabIndex={-1} className="outline-none">
        <AudiencePanel wizard={wizard} />
      </div>
      <ReplaceDialog replacement={wizard.audience.typed.replacement} />
    </div>
  )
}
