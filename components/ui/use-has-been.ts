import { useState } from "react"

/** True from the first time on that `isNow` is: what was once shown stays, so that it can leave by its own motion. */
export function useHasBeen(isNow: boolean): boolean {
  const [hasBeen, setHasBeen] = useState(isNow)
  if (isNow && !hasBeen) setHasBeen(true)
  return hasBeen || isNow
}
