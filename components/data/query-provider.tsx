"use client"

import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query"
import { type ReactNode, useState } from "react"
import { ProblemError } from "#components/ui/problem-error.ts"
import type { Problem } from "#lib/platform/problem.ts"

/** Only what may go away by itself is tried again: no answer, or a fault of the server. */
const mayPass = (error: Error) =>
  error instanceof ProblemError && (error.problem.status === 0 || error.problem.status >= 500)

/** What is done about every problem of the server, wherever it was met. */
type OnProblem = (problem: Problem) => void

function newClient(onProblem: OnProblem): QueryClient {
  const onError = (error: Error) => {
    if (error instanceof ProblemError) onProblem(error.problem)
  }
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: { staleTime: 5000, retry: (failures, error) => failures < 2 && mayPass(error) },
      mutations: { retry: false },
    },
  })
}

/** Server data for client components, with retries and what problems lead to decided in one place. */
export function QueryProvider({ onProblem, children }: { onProblem: OnProblem; children: ReactNode }) {
  const [client] = useState(() => newClient(onProblem))
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>
}
