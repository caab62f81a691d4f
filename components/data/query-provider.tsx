"use client"

import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query"
import { type ReactNode, useState } from "react"
import { leaveWhenOver } from "#components/frame/sign-out.ts"
import { WebtoolError } from "./webtool-fetch.ts"

function onError(error: Error): void {
  if (error instanceof WebtoolError) leaveWhenOver(error.problem.code)
}

/** Only what may go away by itself is tried again: no answer, or a fault of the server. */
const mayPass = (error: Error) =>
  error instanceof WebtoolError && (error.problem.status === 0 || error.problem.status >= 500)

const newClient = () =>
  new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: { staleTime: 5000, retry: (failures, error) => failures < 2 && mayPass(error) },
      mutations: { retry: false },
    },
  })

/** Server data for client components, with retries and the way back to sign-in decided in one place. */
export function QueryProvider({ children }: { children: ReactNode }) {
  const [client] = useState(newClient)
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>
}
