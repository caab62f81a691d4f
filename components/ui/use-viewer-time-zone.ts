"use client"

import { useSyncExternalStore } from "react"

const never = () => () => {}

/** The zone of the person who looks; null on the server and in the first render, which do not know it. */
export const useViewerTimeZone = () =>
  useSyncExternalStore(
    never,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => null,
  )
