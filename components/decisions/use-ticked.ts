import { useState } from "react"

/** Which of the rows that can be decided are ticked. One that leaves the list is not, until it comes back. */
export function useTicked<Row extends { id: string }>(rows: Row[]) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  return {
    selected: rows.filter(({ id }) => ticked.has(id)),
    select: (ids: string[]) => setTicked(new Set(ids)),
    toggle: (id: string) =>
      setTicked(new Set(ticked.has(id) ? [...ticked].filter((one) => one !== id) : [...ticked, id])),
  }
}

export type Ticked<Row extends { id: string }> = ReturnType<typeof useTicked<Row>>
