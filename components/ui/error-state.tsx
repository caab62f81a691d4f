"use client"

import { CloudAlert } from "lucide-react"
import { Button } from "./button.tsx"
import { describeError } from "./describe-error.ts"

type ErrorStateProps = {
  error: unknown
  onRetry?: () => void
  /** True when this is all there is on the page: then the title is the page's heading. */
  isPage?: boolean
}

/** In place of content that could not be loaded: what happened, a second try, the request id for the administrator. */
export function ErrorState({ error, onRetry, isPage }: ErrorStateProps) {
  const { title, detail, requestId, mayPass } = describeError(error)
  const Title = isPage ? "h1" : "p"
  return (
    <div role="alert" className="flex flex-col items-center gap-3 px-6 py-14 text-center">
      <CloudAlert size={32} strokeWidth={1.5} className="text-negative" />
      <div className="flex max-w-md flex-col gap-1">
        <Title className="text-base font-semibold">{title}</Title>
        <p className="text-ink-soft">{detail}</p>
      </div>
      {onRetry && mayPass && <Button onPress={onRetry}>Try again</Button>}
      {requestId && <p className="font-mono text-xs text-ink-soft">Request id {requestId}</p>}
    </div>
  )
}
