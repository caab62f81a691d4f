"use client"

import dynamic from "next/dynamic"
import { useSyncExternalStore } from "react"
import { describeError } from "./describe-error.ts"
import { nothing } from "./nothing.ts"

export type Notice = { title: string; detail?: string; isError: boolean }

const load = () => import("./toast-region.tsx")
const NoticeRegion = dynamic(() => load().then((module) => module.NoticeRegion), { loading: nothing })

/** Long enough to be read; an error stays until it is closed. */
const readingMs = 6000

/** Says that something is done. Never the only place where a person learns it. */
export const notify = (title: string, detail?: string) => show({ title, detail, isError: false })

/** Says that something a person asked for did not happen, and what to do. */
export function notifyError(error: unknown): void {
  const { title, detail, requestId } = describeError(error)
  show({ title, detail: requestId ? `${detail} Request id ${requestId}` : detail, isError: true })
}

let isNeeded = false
const watchers = new Set<() => void>()

function show(notice: Notice): void {
  isNeeded = true
  for (const tell of watchers) tell()
  const options = notice.isError ? {} : { timeout: readingMs }
  void load().then(({ noticeQueue }) => noticeQueue.add(notice, options))
}

function subscribe(tell: () => void): () => void {
  watchers.add(tell)
  return () => watchers.delete(tell)
}

/** Where notices appear; once, in the frame. Fetched with the first of them. */
export function Toaster() {
  const isShown = useSyncExternalStore(
    subscribe,
    () => isNeeded,
    () => false,
  )
  return isShown && <NoticeRegion />
}
