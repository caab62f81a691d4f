"use client"

import { useMutation } from "@tanstack/react-query"
import type { ReactNode } from "react"
import { Button } from "./button.tsx"
import { Dialog } from "./dialog.tsx"
import { InlineError } from "./inline-error.tsx"

type ConfirmDialogProps = {
  title: string
  /** What happens, and what cannot be taken back. */
  children: ReactNode
  /** A verb: "Revoke", "Cancel campaign". */
  confirmLabel: string
  /** The way out; say it in words when "Cancel" would be misread. */
  dismissLabel?: string
  tone?: "primary" | "danger"
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  /** The dialog stays open while it runs, closes when it is done, and shows the error when it throws. */
  onConfirm: () => Promise<unknown>
}

/** Asks before something that cannot be taken back. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, children, confirmLabel, dismissLabel, tone = "danger", isOpen, onOpenChange } = props
  const { mutate, isPending, error, reset } = useMutation({ mutationFn: props.onConfirm })
  const close = () => {
    if (isPending) return
    reset()
    onOpenChange(false)
  }
  return (
    <Dialog
      role="alertdialog"
      title={title}
      isOpen={isOpen}
      onOpenChange={close}
      footer={
        <>
          <Button onPress={close} isDisabled={isPending}>
            {dismissLabel ?? "Cancel"}
          </Button>
          <Button
            variant={tone}
            isPending={isPending}
            onPress={() => mutate(undefined, { onSuccess: () => onOpenChange(false) })}
          >
            {confirmLabel}
          </Button>
        </>
      }
    >
      <div className="text-ink-soft">{children}</div>
      {error && <InlineError error={error} />}
    </Dialog>
  )
}
