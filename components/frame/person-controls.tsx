"use client"

import { LogOut } from "lucide-react"
import { useState } from "react"
import { Button } from "#components/ui/button.tsx"
import { notifyError } from "#components/ui/toast.tsx"
import { Tooltip } from "#components/ui/tooltip.tsx"
import type { Person } from "./person-panel.tsx"
import { signOut } from "./sign-out.ts"
import { SignOutEverywhere } from "./sign-out-everywhere.tsx"
import { ThemeSwitch } from "./theme-switch.tsx"

/** Theme, who is signed in, with which role, and the way out. */
export function PersonControls({ person }: { person: Person }) {
  const [isLeaving, setLeaving] = useState(false)
  const leave = () => {
    setLeaving(true)
    signOut().catch((error) => {
      setLeaving(false)
      notifyError(error)
    })
  }
  return (
    <div className="flex flex-col gap-3">
      <ThemeSwitch />
      <div className="flex items-center justify-between gap-1 pl-2.5">
        <div className="min-w-0 flex-1">
          <p className="truncate font-medium">{person.name}</p>
          <p className="truncate text-xs text-ink-soft">{person.roleName}</p>
        </div>
        <SignOutEverywhere name={person.name} />
        <Tooltip text="Sign out">
          <Button variant="quiet" size="icon" aria-label="Sign out" isPending={isLeaving} onPress={leave}>
            {!isLeaving && <LogOut size={16} />}
          </Button>
        </Tooltip>
      </div>
    </div>
  )
}
