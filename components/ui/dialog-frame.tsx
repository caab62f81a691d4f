"use client"

import { X } from "lucide-react"
import type { ReactNode } from "react"
import { Dialog as AriaDialog } from "react-aria-components/Dialog"
import { Heading } from "react-aria-components/Heading"
import { Modal, ModalOverlay } from "react-aria-components/Modal"
import { Button } from "./button.tsx"
import { cx } from "./cx.ts"
import { useFocusAfterClose } from "./use-focus-after-close.ts"

export type DialogProps = {
  title: string
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  children: ReactNode
  /** Buttons, the primary one last. */
  footer?: ReactNode
  size?: "small" | "medium" | "large"
  /** False while something must not be lost by a stray click; Escape and the cross still close. */
  isDismissable?: boolean
  role?: "dialog" | "alertdialog"
}

const widths = { small: "max-w-md", medium: "max-w-xl", large: "max-w-3xl" }

/** A task on top of the page. Keeps the focus inside, gives it back when closed; a sheet from below on a phone. */
export function DialogFrame(props: DialogProps) {
  const { isOpen, onOpenChange, size = "small", isDismissable = true } = props
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      isDismissable={isDismissable}
      className="fixed inset-0 z-40 flex h-(--visual-viewport-height) items-end justify-center bg-scrim transition-opacity data-entering:opacity-0 data-exiting:opacity-0 sm:items-center sm:p-6"
    >
      <Modal
        className={cx(
          "max-h-full w-full overflow-auto rounded-t-2xl border border-line bg-raised shadow-overlay sm:rounded-2xl",
          widths[size],
        )}
      >
        <DialogContent {...props} />
      </Modal>
    </ModalOverlay>
  )
}

function DialogContent({ title, onOpenChange, children, footer, role }: DialogProps) {
  useFocusAfterClose()
  return (
    <AriaDialog role={role} className="flex flex-col outline-none">
      <header className="flex items-start justify-between gap-4 px-5 pt-4">
        <Heading slot="title" className="pt-1.5 text-base font-semibold">
          {title}
        </Heading>
        <Button variant="quiet" size="icon" aria-label="Close" onPress={() => onOpenChange(false)}>
          <X size={18} />
        </Button>
      </header>
      <div className="flex flex-col gap-4 px-5 pt-2 pb-5">{children}</div>
      {footer && (
        <footer className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">{footer}</footer>
      )}
    </AriaDialog>
  )
}
