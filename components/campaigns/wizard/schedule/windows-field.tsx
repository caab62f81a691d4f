"use client"

import type { Wizard } from "#components/campaigns/wizard/draft/use-wizard.ts"
import { useSender } from "#components/messages/sender-choices.ts"
import { RadioGroup } from "#components/ui/radio-group.tsx"
import { useSendingSettings } from "#components/windows/use-sending-settings.ts"
import { WindowEditor } from "#components/windows/window-editor.tsx"
import { windowsText } from "#components/windows/windows-text.ts"
import { defaultSmsWindows, type ReceivingWindow } from "#lib/windows/receiving-window.ts"
import { StateRulesNote } from "./state-rules-note.tsx"

type Usual = { label: string; hours: ReceivingWindow[] | null; tab: string }

const choicesFor = ({ label, hours, tab }: Usual) => [
  {
    id: "usual",
    label,
    description: hours ? `${windowsText(hours)}. Set under Settings, ${tab}.` : undefined,
  },
  {
    id: "own",
    label: "Hours of this campaign",
    description: "They replace the others, wider or narrower.",
  },
]

/** When recipients may be written to, on their own clocks, and which laws narrow that. */
export function WindowsField({ wizard: { draft } }: { wizard: Wizard }) {
  const { windows } = draft.fields
  const { data: sending } = useSendingSettings()
  const senderHours = useSender(draft.fields.senderId)?.windows
  const accountHours = sending ? (sending.windows ?? defaultSmsWindows) : null
  const usual = senderHours
    ? { label: "The sender's hours", hours: senderHours, tab: "Channels" }
    : { label: "The account's hours", hours: accountHours, tab: "Sending" }
  return (
    <div data-field="windows" className="flex flex-col gap-4">
      <RadioGroup
        label="Receiving windows"
        description="In each recipient's local time. Outside of them a message is held, and goes when the window opens."
        options={choicesFor(usual)}
        value={windows === null ? "usual" : "own"}
        onChange={(id) =>
          draft.store.edit({ windows: id === "own" ? (usual.hours ?? defaultSmsWindows) : null })
        }
      />
      {windows !== null && (
        <div className="sm:pl-7">
          <WindowEditor value={windows} onChange={(changed) => draft.store.edit({ windows: changed })} />
        </div>
      )}
      {sending && (
        <StateRulesNote windows={windows ?? usual.hours ?? defaultSmsWindows} isOn={sending.stateRules} />
      )}
    </div>
  )
}
