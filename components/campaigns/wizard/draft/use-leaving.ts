import { useEffect, useRef } from "react"

/** Calls the newest `leave` when the tab is closed or hidden, and when the page is left. */
export function useLeaving(leave: () => void) {
  const newest = useRef(leave)
  useEffect(() => {
    newest.current = leave
  })
  useEffect(() => {
    const onHide = () => {
      if (document.visibilityState === "hidden") newest.current()
    }
    const onLeave = () => newest.current()
    document.addEventListener("visibilitychange", onHide)
    window.addEventListener("pagehide", onLeave)
    return () => {
      document.removeEventListener("visibilitychange", onHide)
      window.removeEventListener("pagehide", onLeave)
      newest.current()
    }
  }, [])
}
