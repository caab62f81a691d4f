"use client"

import { type FormEvent, type ReactNode, useId } from "react"
import { Button } from "./button.tsx"
import { Dialog } from "./dialog.tsx"
import { InlineError } from "./inline-error.tsx"

type FormDialogProps = {
  title: string
  /** A verb with its object: "Create skill". */
  submitLabel: string
  /** The way out; "Cancel" unless told. */
  dismissLabel?: string
  isOpen: boolean
  onClose: () => void
  onSubmit: () => void
  isPending: boolean
  /** What went wrong and stands at no field. */
  error?: unknown
  children: ReactNode
}

/** A short form on top of the page; Enter submits it. It stays open while it is sent, so that a refusal is seen. */
export function FormDialog(props: FormDialogProps) {
  const { title, submitLabel, dismissLabel, isOpen, onClose, onSubmit, isPending, error, children } = props
  const formId = useId()
  const close = () => {
    if (!isPending) onClose()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isPending) onSubmit()
  }
  return (
    <Dialog
      title={title}
      isOpen={isOpen}
      onOpenChange={close}
      footer={
        <>
          <Button onPress={close} isDisabled={isPending}>
            {dismissLabel ?? "Cancel"}
          </Button>
          <Button variant="primary" type="submit" form={formId} isPending={isPending}>
            {submitLabel}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit} className="flex flex-col gap-4">
        {children}
        {Boolean(error) && <InlineError error={error} />}
      </form>
    </Dialog>
  )
}
