"use client"

import { ThemeProvider } from "next-themes"
import { NuqsAdapter } from "nuqs/adapters/next/app"
import type { ReactNode } from "react"
import { QueryProvider } from "#components/data/query-provider.tsx"

/** What every screen stands on: theme, URL state, server data. */
export function Providers({ children }: { children: ReactNode }) {
  return (
    <ThemeProvider attribute="data-theme" enableSystem disableTransitionOnChange>
      <NuqsAdapter>
        <QueryProvider>{children}</QueryProvider>
      </NuqsAdapter>
    </ThemeProvider>
  )
}
