"use client"

import { Ellipsis, type LucideIcon } from "lucide-react"
import type { ReactNode } from "react"
import { Menu as AriaMenu, MenuItem, MenuTrigger } from "react-aria-components/Menu"
import { Popover } from "react-aria-components/Popover"
import { Button } from "./button.tsx"
import { cx } from "./cx.ts"
import { optionStyle, popoverStyle } from "./field-style.ts"

export type MenuAction = {
  id: string
  label: string
  icon?: LucideIcon
  isDanger?: boolean
  isDisabled?: boolean
  /** Where it goes … */
  href?: string
  /** … with a file name, when the address answers a file … */
  download?: boolean
  /** … or what it does. */
  onAction?: () => void
}

type MenuProps = {
  /** Names the menu: "More actions for Spring sale". */
  label: string
  actions: MenuAction[]
  /** The button that opens it; three dots unless told. */
  trigger?: ReactNode
  /** What was chosen still runs. */
  isPending?: boolean
}

/** What else can be done with something. */
export function Menu({ label, actions, trigger, isPending }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger ?? (
        <Button variant="quiet" size="icon" aria-label={label} isPending={isPending}>
          {!isPending && <Ellipsis size={18} />}
        </Button>
      )}
      <Popover placement="bottom end" className={cx(popoverStyle, "min-w-48")}>
        <AriaMenu aria-label={label} items={actions} className="outline-none">
          {({ icon: Icon, label: text, isDanger, ...item }) => (
            <MenuItem {...item} textValue={text} className={cx(optionStyle, isDanger && "text-negative")}>
              {Icon && <Icon size={16} className="shrink-0" />}
              {text}
            </MenuItem>
          )}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}
