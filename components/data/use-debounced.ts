import { useEffect, useState } from "react"

const typingMs = 250

/** What somebody types, once they pause, so that not every keystroke asks the server or is judged. */
export function useDebounced<T>(typed: T): T {
  const [settled, setSettled] = useState(typed)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed), typingMs)
    return () => clearTimeout(timer)
  }, [typed])
  return settled
}
