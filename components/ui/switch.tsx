"use client"

import type { ReactNode } from "react"
import { Switch as AriaSwitch, type SwitchProps as AriaSwitchProps } from "react-aria-components/Switch"

type SwitchProps = Omit<AriaSwitchProps, "children" | "className"> & { children: ReactNode }

/** Turns something on or off at once, without a save. */
export function Switch({ children, ...props }: SwitchProps) {
  return (
    <AriaSwitch
      {...props}
      className="group flex cursor-pointer items-center gap-2.5 data-disabled:cursor-default data-disabled:text-ink-soft pointer-coarse:min-h-11"
    >
      <span className="flex h-5 w-9 shrink-0 items-center rounded-full border border-line-strong bg-muted-soft p-0.5 transition-colors group-data-focus-visible:outline-2 group-data-focus-visible:outline-offset-2 group-data-focus-visible:outline-accent group-data-selected:border-accent group-data-selected:bg-accent">
        <span className="size-3.5 rounded-full bg-line-strong transition-transform group-data-selected:translate-x-4 group-data-selected:bg-on-accent" />
      </span>
      {children}
    </AriaSwitch>
  )
}
