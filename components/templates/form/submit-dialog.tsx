import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx"

type SubmitDialogProps = {
  title: string
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  onConfirm: () => Promise<unknown>
}

/** Says what a submission means before it is made. */
export function SubmitDialog({ title, ...dialog }: SubmitDialogProps) {
  return (
    <ConfirmDialog
      {...dialog}
      title={`Submit “${title}” to WhatsApp`}
      confirmLabel="Submit for approval"
      dismissLabel="Not yet"
      tone="primary"
    >
      WhatsApp reviews the message with its examples. That takes minutes, at most 48 hours. Until then it
      cannot be changed, and once approved never again: a change is a new template.
    </ConfirmDialog>
  )
}
