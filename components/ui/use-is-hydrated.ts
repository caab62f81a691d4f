"use client"

import { useSyncExternalStore } from "react"

const never = () => () => {}

/** False on the server and in the first render of the browser, so that both agree; true from then on. */
export const useIsHydrated = () =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
