"use client"

import { Moon, Sun } from "lucide-react"
import { useTheme } from "next-themes"
import { type ReactNode, useState } from "react"
import { useIsHydrated } from "#components/ui/use-is-hydrated.ts"

type PhoneFrameProps = {
  /** The number it comes from; null while none is chosen. */
  from: string | null
  /** Whose phone this is, or why it is nobody's yet. */
  caption: string
  /** What is on its screen. */
  children: ReactNode
}

/** A phone with a message on its screen, in light and in dark. */
export function PhoneFrame({ from, caption, children }: PhoneFrameProps) {
  const { resolvedTheme } = useTheme()
  const isHydrated = useIsHydrated()
  const [chosen, setChosen] = useState<"light" | "dark" | null>(null)
  const scheme = chosen ?? (isHydrated && resolvedTheme === "dark" ? "dark" : "light")
  return (
    <figure className="grid justify-items-center gap-3" aria-label="Preview on the recipient's phone">
      <div
        data-theme={scheme}
        className="w-full max-w-72 overflow-hidden rounded-[2.25rem] border-8 border-line-strong bg-canvas text-ink shadow-overlay"
      >
        <div className="mx-auto mt-2 h-1.5 w-16 rounded-full bg-line" aria-hidden />
        <div className="border-b px-4 py-3 text-center">
          <p className="text-ink-soft text-xs">Message from</p>
          <p className="font-medium tabular-nums">{from ?? "No number chosen yet"}</p>
        </div>
        {children}
      </div>
      <figcaption className="flex items-center gap-2 text-center text-ink-soft text-xs">
        <span>{caption}</span>
        <SchemeSwitch scheme={scheme} onChange={setChosen} />
      </figcaption>
    </figure>
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
