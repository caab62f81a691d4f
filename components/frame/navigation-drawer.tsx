"use client"

import { X } from "lucide-react"
import { Dialog } from "react-aria-components/Dialog"
import { Modal, ModalOverlay } from "react-aria-components/Modal"
import { Button } from "#components/ui/button.tsx"
import { Brand } from "./brand.tsx"
import { Navigation, type SectionId } from "./navigation.tsx"
import { type Person, PersonPanel } from "./person-panel.tsx"

type NavigationDrawerProps = {
  person: Person
  sections: SectionId[]
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
}

/** What slides in from the left on a phone; closes when something is chosen. */
export function NavigationDrawer({ person, sections, isOpen, onOpenChange }: NavigationDrawerProps) {
  const close = () => onOpenChange(false)
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={onOpenChange}
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
            <Button variant="quiet" size="icon" aria-label="Close navigation" onPress={close}>
              <X size={18} />
            </Button>
          </div>
          <div className="flex-1">
            <Navigation visible={sections} onNavigate={close} />
          </div>
          <PersonPanel person={person} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
