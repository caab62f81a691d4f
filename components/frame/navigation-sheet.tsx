"use client"

import { Menu, X } from "lucide-react"
import { useState } from "react"
import { Dialog } from "react-aria-components/Dialog"
import { Modal, ModalOverlay } from "react-aria-components/Modal"
import { Button } from "#components/ui/button.tsx"
import { Brand } from "./brand.tsx"
import { Navigation, type SectionId } from "./navigation.tsx"
import { type Person, PersonPanel } from "./person-panel.tsx"

/** The navigation on a phone: slides in from the left, closes when something is chosen. */
export function NavigationSheet({ person, sections }: { person: Person; sections: SectionId[] }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button variant="quiet" size="icon" aria-label="Open navigation" onPress={() => setOpen(true)}>
        <Menu size={20} />
      </Button>
      <ModalOverlay
        isOpen={isOpen}
        onOpenChange={setOpen}
        isDismissable
        className="fixed inset-0 z-30 bg-scrim transition-opacity data-entering:opacity-0 data-exiting:opacity-0 lg:hidden"
      >
        <Modal className="h-full w-72 max-w-[85vw] border-r border-line bg-surface transition-transform data-entering:-translate-x-full data-exiting:-translate-x-full">
          <Dialog
            aria-label="Navigation"
            className="flex h-full flex-col gap-6 overflow-y-auto p-3 outline-none"
          >
            <div className="flex items-start justify-between gap-2">
              <Brand accountName={person.accountName} />
              <Button
                variant="quiet"
                size="icon"
                aria-label="Close navigation"
                onPress={() => setOpen(false)}
              >
                <X size={18} />
              </Button>
            </div>
            <div className="flex-1">
              <Navigation visible={sections} onNavigate={() => setOpen(false)} />
            </div>
            <PersonPanel person={person} />
          </Dialog>
        </Modal>
      </ModalOverlay>
    </>
  )
}
