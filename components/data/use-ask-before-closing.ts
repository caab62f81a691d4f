import { useEffect } from "react"

/** The browser asks before the tab closes or goes elsewhere, while something would be lost by that. */
export function useAskBeforeClosing(isNeeded: boolean): void {
  useEffect(() => {
    if (!isNeeded) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener("beforeunload", ask)
    return () => window.removeEventListener("beforeunload", ask)
  }, [isNeeded])
}
