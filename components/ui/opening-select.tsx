"use client"

import { useEffect, useState } from "react"
import { Select, type SelectProps } from "./select.tsx"

/** A select that takes the place of the button that was pressed: it takes the focus, then opens. */
export function OpeningSelect(props: SelectProps) {
  const [isOpen, setOpen] = useState(false)
  useEffect(() => setOpen(true), [])
  return <Select {...props} autoFocus isOpen={isOpen} onOpenChange={setOpen} />
}
