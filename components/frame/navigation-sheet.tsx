"use client"

import { Menu } from "lucide-react"
import dynamic from "next/dynamic"
import { useState } from "react"
import { Button } from "#components/ui/button.tsx"
import { nothing } from "#components/ui/nothing.ts"
import { useHasBeen } from "#components/ui/use-has-been.ts"
import type { SectionId } from "./navigation.tsx"
import type { Person } from "./person-panel.tsx"

const load = () => import("./navigation-drawer.tsx")
const NavigationDrawer = dynamic(() => load().then((module) => module.NavigationDrawer), { loading: nothing })

/** The navigation on a phone, behind a button. */
export function NavigationSheet({ person, sections }: { person: Person; sections: SectionId[] }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button
        variant="quiet"
        size="icon"
        aria-label="Open navigation"
        onFocus={load}
        onPressStart={load}
        onPress={() => setOpen(true)}
      >
        <Menu size={20} />
      </Button>
      {useHasBeen(isOpen) && <NavigationDrawer {...{ person, sections, isOpen }} onOpenChange={setOpen} />}
    </>
  )
}
