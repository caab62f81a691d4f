import { channelNames } from "#components/messages/message-texts.ts"
import type { Channel } from "#prisma/generated/enums.ts"
import type { ComposePanel } from "./compose-panel.ts"
import { smsPanel } from "./sms/sms-panel.tsx"

/** How a message is composed on each channel: another channel adds its panel here. */
const panels: Partial<Record<Channel, ComposePanel>> = { sms: smsPanel }

export function panelOf(channel: Channel): ComposePanel {
  const panel = panels[channel]
  if (!panel) throw new Error(`There is no panel to compose for ${channelNames[channel]}`)
  return panel
}
