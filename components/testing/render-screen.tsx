import { type QueryClient, useQueryClient } from "@tanstack/react-query"
import { render } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import { AppRouterContext } from "next/dist/shared/lib/app-router-context.shared-runtime"
import { NuqsTestingAdapter } from "nuqs/adapters/testing"
import type { ReactNode } from "react"
import { I18nProvider } from "react-aria-components"
import { QueryProvider } from "#components/data/query-provider.tsx"
import { Toaster } from "#components/ui/toast.tsx"
import type { Problem } from "#lib/platform/problem.ts"

type Screen = {
  user: ReturnType<typeof userEvent.setup>
  /** The address bar's part after the question mark, as it stands now. */
  query: () => string
  /** Every change of it: whether Back returns to what was before. */
  history: ("push" | "replace")[]
  /** Where the router was sent, in order. */
  visited: string[]
  problems: Problem[]
  /** What the screens know of the server. */
  queryClient: () => QueryClient
  rerender: (screen: ReactNode) => void
}

/** A screen as in the frame: query cache, address bar, router, notices and the page's content, around what is tested. */
export function renderScreen(screen: ReactNode, searchParams = ""): Screen {
  const [visited, problems, history] = [[] as string[], [] as Problem[], [] as ("push" | "replace")[]]
  let query = searchParams
  let queryClient: QueryClient | undefined
  const go = (href: string) => void visited.push(href)
  const router = {
    push: go,
    replace: go,
    refresh: () => {},
    back: () => {},
    forward: () => {},
    prefetch: () => {},
  }
  const around = (children: ReactNode) => (
    <I18nProvider locale="en-US">
      <AppRouterContext value={router as never}>
        <NuqsTestingAdapter
          hasMemory
          searchParams={searchParams}
          onUrlUpdate={({ queryString, options }) => {
            query = queryString
            history.push(options.history)
          }}
        >
          <QueryProvider onProblem={(problem) => void problems.push(problem)}>
            <ClientOf
              take={(client) => {
                queryClient = client
              }}
            />
            <main tabIndex={-1}>{children}</main>
            <Toaster />
          </QueryProvider>
        </NuqsTestingAdapter>
      </AppRouterContext>
    </I18nProvider>
  )
  const { rerender } = render(around(screen))
  return {
    user: userEvent.setup(),
    query: () => query,
    queryClient: () => queryClient as QueryClient,
    ...{ history, visited, problems },
    rerender: (next) => rerender(around(next)),
  }
}

function ClientOf({ take }: { take: (client: QueryClient) => void }) {
  take(useQueryClient())
  return null
}
