"use client"

import type { ReactNode } from "react"
import { Tooltip as AriaTooltip, TooltipTrigger } from "react-aria-components/Tooltip"

/** A short note on hover and focus of the button in `children`. Nothing vital lives here: fingers do not hover. */
export function Tooltip({ text, children }: { text: ReactNode; children: ReactNode }) {
  return (
    <TooltipTrigger delay={400}>
      {children}
      <AriaTooltip
        offset={6}
        className="max-w-xs rounded-md bg-ink px-2.5 py-1.5 text-xs text-canvas shadow-overlay"
      >
        {text}
      </AriaTooltip>
    </TooltipTrigger>
  )
}
