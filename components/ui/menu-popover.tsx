"use client"

import type { RefObject } from "react"
import { Menu as AriaMenu, MenuItem } from "react-aria-components/Menu"
import { Popover } from "react-aria-components/Popover"
import { cx } from "./cx.ts"
import { optionStyle, popoverStyle } from "./field-style.ts"
import type { MenuAction } from "./menu.tsx"
import type { FirstFocus } from "./use-opener.ts"

type MenuPopoverProps = {
  label: string
  actions: MenuAction[]
  triggerRef: RefObject<HTMLButtonElement | null>
  isOpen: boolean
  firstFocus: FirstFocus
  onOpenChange: (isOpen: boolean) => void
}

/** What a menu opens. */
export function MenuPopover({ label, actions, firstFocus, ...popover }: MenuPopoverProps) {
  return (
    <Popover {...popover} aria-label={label} placement="bottom end" className={cx(popoverStyle, "min-w-48")}>
      <AriaMenu
        aria-label={label}
        items={actions}
        autoFocus={firstFocus ?? true}
        onClose={() => popover.onOpenChange(false)}
        className="outline-none"
      >
        {({ icon: Icon, label: text, isDanger, ...item }) => (
          <MenuItem {...item} textValue={text} className={cx(optionStyle, isDanger && "text-negative")}>
            {Icon && <Icon size={16} className="shrink-0" />}
            {text}
          </MenuItem>
        )}
      </AriaMenu>
    </Popover>
  )
}
