import type { ComponentType } from "react"
import type { ContentProblems } from "#components/campaigns/wizard/draft/compose-problems.ts"
import type { Wizard } from "#components/campaigns/wizard/draft/use-wizard.ts"
import { channelNames } from "#components/messages/message-texts.ts"
import type { Channel } from "#prisma/generated/enums.ts"
import { smsPanel } from "./sms/sms-panel.tsx"

/** What step 1 needs to know of a channel. */
export type ComposePanel = {
  /** What the channel is, below its name. */
  description: string
  /** The fields of the message itself. */
  Fields: ComponentType<{ wizard: Wizard }>
  /** The message on a phone, as it is composed. */
  Phone: ComponentType<{ wizard: Wizard }>
  /** What the message lacks, in the order of its fields. The server checks the same again before launch. */
  problems: ContentProblems
}

/** How a message is composed on each channel: another channel adds its panel here. */
const panels: Partial<Record<Channel, ComposePanel>> = { sms: smsPanel }

export function panelOf(channel: Channel): ComposePanel {
  const panel = panels[channel]
  if (!panel) throw new Error(`There is no panel to compose for ${channelNames[channel]}`)
  return panel
}
