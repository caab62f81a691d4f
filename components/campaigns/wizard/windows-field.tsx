"use client"

import { RadioGroup } from "#components/ui/radio-group.tsx"
import { WindowEditor } from "#components/windows/window-editor.tsx"
import { defaultSmsWindows } from "#lib/windows/receiving-window.ts"
import type { Wizard } from "./use-wizard.ts"

const choices = [
  {
    id: "account",
    label: "The account's hours",
    description: "As set under Settings, Sending. Without a setting: daily from 8:00 to 21:00.",
  },
  {
    id: "own",
    label: "Hours of this campaign",
    description: "They replace the account's, wider or narrower.",
  },
]

/** When recipients may be written to, on their own clocks. Stricter rules of law are kept in any case. */
export function WindowsField({ wizard: { draft } }: { wizard: Wizard }) {
  const { windows } = draft.fields
  return (
    <div data-field="windows" className="flex flex-col gap-4">
      <RadioGroup
        label="Receiving windows"
        description="In each recipient's local time. Outside of them a message is held, and goes when the window opens."
        options={choices}
        value={windows === null ? "account" : "own"}
        onChange={(id) => draft.store.edit({ windows: id === "own" ? defaultSmsWindows : null })}
      />
      {windows !== null && (
        <div className="sm:pl-7">
          <WindowEditor value={windows} onChange={(changed) => draft.store.edit({ windows: changed })} />
        </div>
      )}
    </div>
  )
}
