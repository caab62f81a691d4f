"use client"

import type { ReactNode } from "react"
import { useIsHydrated } from "#components/ui/use-is-hydrated.ts"

/**
 * Shuts buttons and fields until the page's script runs: a press before would do nothing, and what is typed would be
 * lost. Links work from the start. The group is nothing to screen readers, and dims only when it takes long.
 */
export function UntilHydrated({ children }: { children: ReactNode }) {
  return (
    <fieldset role="presentation" disabled={!useIsHydrated()} className="until-hydrated contents">
      {children}
    </fieldset>
  )
}
