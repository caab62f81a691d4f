"use client"

import { useRouter } from "next/navigation"
import { useCallback, useEffect, useRef, useState } from "react"
import { callWebtool } from "#components/data/call-webtool.ts"
import { Card } from "#components/ui/card.tsx"
import { ErrorState } from "#components/ui/error-state.tsx"
import { Skeleton } from "#components/ui/skeleton.tsx"

/** Creates one draft and goes on to it. */
export function NewCampaign() {
  const router = useRouter()
  const isStarted = useRef(false)
  const [error, setError] = useState<unknown>(null)
  const create = useCallback(async () => {
    setError(null)
    try {
      const { id } = await callWebtool("POST campaigns")
      router.replace(`/campaigns/${id}/edit`)
    } catch (thrown) {
      setError(thrown)
    }
  }, [router])
  useEffect(() => {
    if (isStarted.current) return
    isStarted.current = true
    void create()
  }, [create])
  if (error !== null)
    return (
      <Card>
        <ErrorState error={error} onRetry={() => void create()} />
      </Card>
    )
  return (
    <div role="status" className="flex flex-col gap-6">
      <span className="sr-only">Creating the draft</span>
      <Skeleton className="h-8 w-64" />
      <Skeleton className="h-16" />
      <Skeleton className="h-96" />
    </div>
  )
}
