"use client"

import type { Wizard } from "#components/campaigns/wizard/draft/use-wizard.ts"
import { LookbackField } from "#components/messages/lookback-field.tsx"
import { channelNames } from "#components/messages/message-texts.ts"
import { Card, CardHeader } from "#components/ui/card.tsx"
import { TextField } from "#components/ui/text-field.tsx"
import type { Channel } from "#prisma/generated/enums.ts"
import { panelOf } from "./panels.ts"
import { SenderField } from "./sender-field.tsx"
import { SkillField } from "./skill-field.tsx"

const longestName = 255

/** Step 1: what is sent, from which number, and who answers. */
export function ComposeStep({ wizard }: { wizard: Wizard }) {
  const { campaign, draft } = wizard
  const { Fields } = panelOf(campaign.channel)
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
          <ChannelNote channel={campaign.channel} />
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
          <Fields wizard={wizard} />
        </div>
      </Card>
    </div>
  )
}

/** A campaign keeps the channel it began with. */
function ChannelNote({ channel }: { channel: Channel }) {
  return (
    <div className="flex flex-col gap-1.5">
      <span className="text-sm font-medium">Channel</span>
      <p className="flex min-h-9 items-center">{channelNames[channel]}</p>
      <p className="text-xs text-ink-soft">{panelOf(channel).description}</p>
    </div>
  )
}
