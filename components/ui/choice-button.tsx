"use client"

import { ChevronDown } from "lucide-react"
import { type KeyboardEvent, useState } from "react"
import { Button } from "react-aria-components/Button"
import { cx } from "./cx.ts"
import { selectStyle } from "./field-style.ts"
import type { Option } from "./option-list.tsx"

type ChoiceButtonProps = {
  label: string
  options: Option[]
  value: string
  onChange: (id: string) => void
  className?: string
}

const load = () => import("./opening-select.tsx")

/**
 * One of a few choices above a list, where the choice explains itself: its label is only read to screen readers. Becomes
 * the full Select when it is first opened, so that lists are shown without waiting for one.
 */
export function ChoiceButton(props: ChoiceButtonProps) {
  const { label, options, value, className } = props
  const [OpenSelect, setOpenSelect] = useState<Awaited<ReturnType<typeof load>>["OpeningSelect"] | null>(null)
  if (OpenSelect) return <OpenSelect {...props} hideLabel />
  const chosen = options.find(({ id }) => id === value)?.label
  const open = () => void load().then((module) => setOpenSelect(() => module.OpeningSelect))
  const openByArrow = (event: KeyboardEvent) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return
    // Else the page scrolls too.
    event.preventDefault()
    open()
  }
  return (
    <div className={cx("flex flex-col", className)}>
      <Button
        aria-label={`${chosen} ${label}`}
        aria-haspopup="listbox"
        aria-expanded={false}
        onHoverStart={load}
        onFocus={load}
        onPress={open}
        onKeyDown={openByArrow}
        className={selectStyle}
      >
        <span className="truncate">{chosen}</span>
        <ChevronDown size={16} className="shrink-0 text-ink-soft" />
      </Button>
    </div>
  )
}
