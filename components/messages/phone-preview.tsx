"use client"

import { Moon, Sun } from "lucide-react"
import { useTheme } from "next-themes"
import { useState } from "react"
import { useIsHydrated } from "#components/ui/use-is-hydrated.ts"
import type { Channel } from "#prisma/generated/enums.ts"
import { channelNames } from "./message-texts.ts"

type PhonePreviewProps = {
  channel: Channel
  /** The number it comes from; null while none is chosen. */
  from: string | null
  /** Text and opt-out text as they leave. Variables that have no value yet stay as {{1}}. */
  message: string
  /** Whose phone this is, or why it is nobody's yet. */
  caption: string
}

/** The recipient's phone: the message exactly as it arrives, in light and in dark. */
export function PhonePreview({ channel, from, message, caption }: PhonePreviewProps) {
  const { resolvedTheme } = useTheme()
  const isHydrated = useIsHydrated()
  const [chosen, setChosen] = useState<"light" | "dark" | null>(null)
  const scheme = chosen ?? (isHydrated && resolvedTheme === "dark" ? "dark" : "light")
  return (
    <figure className="grid justify-items-center gap-3" aria-label="Preview on the recipient's phone">
      <div
        data-theme={scheme}
        className="w-full max-w-72 rounded-[2.25rem] border-8 border-line-strong bg-canvas text-ink shadow-overlay"
      >
        <div className="mx-auto mt-2 h-1.5 w-16 rounded-full bg-line" aria-hidden />
        <div className="border-b px-4 py-3 text-center">
          <p className="text-ink-soft text-xs">Message from</p>
          <p className="font-medium tabular-nums">{from ?? "No number chosen yet"}</p>
        </div>
        <div className="flex min-h-80 flex-col justify-start gap-1 p-4">
          <div
            data-testid="phone-message"
            className="max-w-[92%] whitespace-pre-wrap break-words rounded-2xl rounded-tl-sm bg-muted-soft px-3 py-2 text-[0.9375rem] leading-snug"
          >
            <MessageText message={message} />
          </div>
          <p className="px-1 text-ink-soft text-xs">Now · {channelNames[channel]}</p>
        </div>
      </div>
      <figcaption className="flex items-center gap-2 text-center text-ink-soft text-xs">
        <span>{caption}</span>
        <SchemeSwitch scheme={scheme} onChange={setChosen} />
      </figcaption>
    </figure>
  )
}

const placeholderParts = /(\{\{\s*\d{1,3}\s*\}\})/

function MessageText({ message }: { message: string }) {
  if (message.trim() === "")
    return <span className="text-ink-soft">Your message appears here as you type it</span>
  const parts = message.split(placeholderParts)
  return parts.map((part, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text have no other identity than their place
      <span key={index} className="rounded bg-accent-soft px-0.5 text-accent-strong">
        {part}
      </span>
    ) : (
      part
    ),
  )
}

type SchemeSwitchProps = { scheme: "light" | "dark"; onChange: (scheme: "light" | "dark") => void }

function SchemeSwitch({ scheme, onChange }: SchemeSwitchProps) {
  const next = scheme === "dark" ? "light" : "dark"
  const Icon = next === "dark" ? Moon : Sun
  return (
    <button
      type="button"
      className="touch-target inline-flex size-7 shrink-0 items-center justify-center rounded border hover:bg-sunken"
      aria-label={`Show the phone in ${next}`}
      onClick={() => onChange(next)}
    >
      <Icon aria-hidden className="size-4" />
    </button>
  )
}
