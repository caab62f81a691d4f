"use client"

import { useSyncExternalStore } from "react"
import { describeError } from "./describe-error.ts"

export type Notice = { title: string; detail?: string; isError: boolean }

/** Long enough to be read; an error stays until it is closed. */
const readingMs = 6000

/** Says that something is done. Never the only place where a person learns it. */
export const notify = (title: string, detail?: string) => show({ title, detail, isError: false })

/** Says that something a person asked for did not happen, and what to do. */
export function notifyError(error: unknown): void {
  const { title, detail, requestId } = describeError(error)
  show({ title, detail: requestId ? `${detail} Request id ${requestId}` : detail, isError: true })
}

function show(notice: Notice): void {
  const options = notice.isError ? {} : { timeout: readingMs }
  void fetchToastRegion().then(
    ({ noticeQueue }) => noticeQueue.add(notice, options),
    () => notice.isError && window.alert([notice.title, notice.detail].filter(Boolean).join("\n")),
  )
}

type Region = typeof import("./toast-region.tsx")
let region: Region | null = null
const watchers = new Set<() => void>()

/** Fetches where notices appear. The frame does so ahead: most failures to be told are of a server that is away. */
export async function fetchToastRegion(): Promise<Region> {
  region ??= await import("./toast-region.tsx")
  for (const tell of watchers) tell()
  return region
}

function subscribe(tell: () => void): () => void {
  watchers.add(tell)
  return () => watchers.delete(tell)
}

/** Where notices appear; once, in the frame. It stands outside every page: what it cannot fetch must not throw. */
export function Toaster() {
  const fetched = useSyncExternalStore(
    subscribe,
    () => region,
    () => null,
  )
  return fetched && <fetched.NoticeRegion />
}
