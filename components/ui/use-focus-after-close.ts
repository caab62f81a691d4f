import { useEffect } from "react"

/** A dialog gives the focus back in the frame after it has gone. */
const afterGivingBackMs = 50

/**
 * For what takes the focus and goes again. When the button that had it before is gone as well, because what it stood for
 * is done, the reader goes on at the page's content and not at the window's top.
 */
export function useFocusAfterClose(): void {
  useEffect(() => () => void setTimeout(focusContent, afterGivingBackMs), [])
}

function focusContent(): void {
  if (document.activeElement === document.body) document.querySelector("main")?.focus()
}
