"use client"

import type { Wizard } from "#components/campaigns/wizard/use-wizard.ts"
import { Card, CardHeader } from "#components/ui/card.tsx"
import { TextField } from "#components/ui/text-field.tsx"
import { LookbackField } from "./lookback-field.tsx"
import { MessageField } from "./message-field.tsx"
import { OptOutField } from "./opt-out-field.tsx"
import { SenderField } from "./sender-field.tsx"
import { SkillField } from "./skill-field.tsx"

const longestName = 255

/** Step 1: what is sent, from which number, and who answers. */
export function ComposeStep({ wizard }: { wizard: Wizard }) {
  const { draft } = wizard
  return (
    <div className="flex flex-col gap-4">
      <Card>
        <CardHeader title="Campaign" description="What it is called, who sends it and who answers." />
        <div className="grid gap-5 p-4 sm:grid-cols-2">
          <div data-field="name" className="sm:col-span-2">
            <TextField
              label="Campaign name"
              description="Recipients do not see it."
              value={draft.fields.name}
              onChange={(name) => draft.store.edit({ name })}
              onBlur={() => wizard.touch("name")}
              errorMessage={wizard.errorOf("name")}
              maxLength={longestName}
              isRequired
            />
          </div>
          <ChannelFact />
          <SenderField wizard={wizard} />
          <SkillField wizard={wizard} />
          <LookbackField
            lookbackMinutes={draft.fields.lookbackMinutes}
            onChange={(lookbackMinutes) => draft.store.edit({ lookbackMinutes })}
          />
        </div>
      </Card>
      <Card>
        <CardHeader
          title="Message"
          description="The phone beside it shows exactly what arrives, opt-out text included."
        />
        <div className="flex flex-col gap-5 p-4">
          <MessageField wizard={wizard} />
          <OptOutField wizard={wizard} />
        </div>
      </Card>
    </div>
  )
}

/** The one channel a campaign of the web tool has. */
function ChannelFact() {
  return (
    <div className="flex flex-col gap-1.5">
      <span className="text-sm font-medium">Channel</span>
      <p className="flex min-h-9 items-center">SMS</p>
      <p className="text-xs text-ink-soft">Text messages to mobile numbers.</p>
    </div>
  )
}
