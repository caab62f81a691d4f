"use client"

import { useCallback, useEffect, useState } from "react"
import { goToSignIn, leaveWhenOver } from "./sign-out.ts"

/** When the session was last renewed, in epoch milliseconds; shared by all tabs of this installation. */
const renewedKey = "session-renewed-at"
const renewedAt = () => Number(localStorage.getItem(renewedKey) ?? 0)

/** One renewal a minute is enough, and less than a tenth of the idle time where that is shorter. */
const renewEveryMs = (idleMs: number) => Math.min(60_000, idleMs / 10)

/** How long before the end the person is asked. */
const warningMs = (idleMs: number) => Math.min(120_000, idleMs / 4)

/** The server renews the cookie when its session is read, unless the session is over or its person was shut out. */
async function renew(): Promise<void> {
  localStorage.setItem(renewedKey, String(Date.now()))
  const response = await fetch("/api/auth/session").catch(() => null)
  if (response?.status === 401 || response?.status === 403) leaveWhenOver(await response.json())
}

/** Renews on signs of the person, not on what pages fetch by themselves. `secondsLeft` is null until it is time to ask. */
export function useSessionKeeper(idleSeconds: number) {
  const idleMs = idleSeconds * 1000
  const [secondsLeft, setSecondsLeft] = useState<number | null>(null)

  const stay = useCallback(() => {
    setSecondsLeft(null)
    void renew()
  }, [])

  useEffect(() => {
    const onSign = () => {
      if (Date.now() - renewedAt() > renewEveryMs(idleMs) && !isWarningTime(idleMs)) void renew()
    }
    const onTick = () => {
      const leftMs = renewedAt() + idleMs - Date.now()
      if (leftMs <= 0) goToSignIn("idle")
      else setSecondsLeft(leftMs <= warningMs(idleMs) ? Math.ceil(leftMs / 1000) : null)
    }
    void renew()
    const timer = setInterval(onTick, 1000)
    const signs = ["pointerdown", "keydown", "wheel", "touchmove"] as const
    for (const sign of signs) window.addEventListener(sign, onSign, { passive: true })
    return () => {
      clearInterval(timer)
      for (const sign of signs) window.removeEventListener(sign, onSign)
    }
  }, [idleMs])

  return { secondsLeft, stay }
}

/** Once the person is asked, only the answer counts, not a stray key. */
const isWarningTime = (idleMs: number) => Date.now() > renewedAt() + idleMs - warningMs(idleMs)
