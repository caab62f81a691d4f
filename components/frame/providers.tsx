"use client"

import { useRouter } from "next/navigation"
import { ThemeProvider } from "next-themes"
import { NuqsAdapter } from "nuqs/adapters/next/app"
import type { ReactNode } from "react"
import { I18nProvider, RouterProvider } from "react-aria-components"
import { QueryProvider } from "#components/data/query-provider.tsx"
import { fetchDialogFrame } from "#components/ui/dialog.tsx"
import { fetchToastRegion, Toaster } from "#components/ui/toast.tsx"
import { leaveWhenOver } from "./sign-out.ts"
import { UntilHydrated } from "./until-hydrated.tsx"
import { useFetchAhead } from "./use-fetch-ahead.ts"

const ahead = [fetchToastRegion, fetchDialogFrame]

/** What every screen stands on: one language, client-side navigation, theme, URL state, server data, notices. */
export function Providers({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  const router = useRouter()
  useFetchAhead(ahead)
  return (
    <I18nProvider locale="en-US">
      <RouterProvider navigate={router.push}>
        <ThemeProvider attribute="data-theme" enableSystem disableTransitionOnChange nonce={nonce}>
          <NuqsAdapter>
            <QueryProvider onProblem={leaveWhenOver}>
              <UntilHydrated>{children}</UntilHydrated>
              <Toaster />
            </QueryProvider>
          </NuqsAdapter>
        </ThemeProvider>
      </RouterProvider>
    </I18nProvider>
  )
}
