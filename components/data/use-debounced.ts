import { useEffect, useState } from "react"

const typingMs = 250

/** A text once its author pauses, so that not every keystroke asks the server. */
export function useDebounced(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), typingMs)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
