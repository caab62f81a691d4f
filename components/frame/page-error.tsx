"use client"

import { CloudAlert } from "lucide-react"
import { buttonStyle } from "#components/ui/button-style.ts"
import { EmptyState } from "#components/ui/empty-state.tsx"

type PageErrorProps = { error: unknown; retry: () => void }

/** It was opened before an update, and what it wants to fetch is no longer there: the new version comes with a reload. */
const isOfBefore = (error: unknown) => error instanceof Error && error.name === "ChunkLoadError"

/** In place of a page that could not be made; the digest is under which the server's log has the cause. */
export function PageError({ error, retry }: PageErrorProps) {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : null
  return (
    <EmptyState
      isPage
      icon={CloudAlert}
      title="This page could not be shown"
      action={
        <button
          type="button"
          className={buttonStyle()}
          onClick={isOfBefore(error) ? () => window.location.reload() : retry}
        >
          Try again
        </button>
      }
    >
      <p>If it happens again, give this number to your administrator.</p>
      {digest && <p className="font-mono text-xs">{digest}</p>}
    </EmptyState>
  )
}
