"use client"

import type { ComponentProps, ReactNode } from "react"
import { Tooltip as AriaTooltip, Focusable, TooltipTrigger } from "react-aria-components/Tooltip"

type TooltipProps = {
  text: ReactNode
  /** One element with an interactive role: the tooltip must be reachable by keyboard. */
  children: ComponentProps<typeof Focusable>["children"]
}

/** A short note on hover and focus. Nothing vital lives here: fingers do not hover. */
export function Tooltip({ text, children }: TooltipProps) {
  return (
    <TooltipTrigger delay={400}>
      <Focusable>{children}</Focusable>
      <TooltipBubble>{text}</TooltipBubble>
    </TooltipTrigger>
  )
}

/** The note itself, within a TooltipTrigger. */
export function TooltipBubble({ children }: { children: ReactNode }) {
  return (
    <AriaTooltip
      offset={6}
      className="max-w-xs rounded-md bg-ink px-2.5 py-1.5 text-xs text-canvas shadow-overlay"
    >
      {children}
    </AriaTooltip>
  )
}
