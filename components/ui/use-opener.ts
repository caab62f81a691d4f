import { type KeyboardEvent, useRef, useState } from "react"
import type { PressEvent } from "react-aria-components/Button"
import { useHasBeen } from "./use-has-been.ts"

/** The item that has the focus at first; null leaves it to the popover. */
export type FirstFocus = "first" | "last" | null

/**
 * A button that opens a popover, as the component library's own triggers do it, but for one thing: the popover's script is
 * fetched when a pointer or the focus comes near, so that a page with many such buttons does not wait for it.
 */
export function useOpener(kind: "menu" | "listbox", preload: () => unknown) {
  const triggerRef = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)
  const [firstFocus, setFirstFocus] = useState<FirstFocus>(null)
  const open = (focus: FirstFocus) => {
    setFirstFocus(focus)
    setOpen(true)
  }
  return {
    /** False until it was opened once. */
    isNeeded: useHasBeen(isOpen),
    trigger: {
      ref: triggerRef,
      "aria-haspopup": kind,
      "aria-expanded": isOpen,
      onHoverStart: preload,
      onFocus: preload,
      onPress: ({ pointerType }: PressEvent) => open(isWithoutPointer(pointerType) ? "first" : null),
      onKeyDown: (event: KeyboardEvent) => {
        const focus = firstByArrow[event.key]
        if (!focus) return
        // Else the page scrolls too.
        event.preventDefault()
        open(focus)
      },
    },
    popover: { triggerRef, isOpen, firstFocus, onOpenChange: setOpen },
  }
}

const firstByArrow: Record<string, FirstFocus> = { ArrowDown: "first", ArrowUp: "last" }

/** A screen reader's press counts as one by keyboard: both go on from an item. */
const isWithoutPointer = (pointerType: PressEvent["pointerType"]) =>
  pointerType === "keyboard" || pointerType === "virtual"
