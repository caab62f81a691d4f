"use client"

import { Ellipsis, type LucideIcon } from "lucide-react"
import dynamic from "next/dynamic"
import { Button } from "./button.tsx"
import { nothing } from "./nothing.ts"
import { useOpener } from "./use-opener.ts"

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
  /** What was chosen still runs. */
  isPending?: boolean
}

const load = () => import("./menu-popover.tsx")
const MenuPopover = dynamic(() => load().then((module) => module.MenuPopover), { loading: nothing })

/** What else can be done with something. */
export function Menu({ label, actions, isPending }: MenuProps) {
  const { isNeeded, trigger, popover } = useOpener("menu", load)
  return (
    <>
      <Button {...trigger} variant="quiet" size="icon" aria-label={label} isPending={isPending}>
        {!isPending && <Ellipsis size={18} />}
      </Button>
      {isNeeded && <MenuPopover {...popover} label={label} actions={actions} />}
    </>
  )
}
