"use client"

import { MonitorX } from "lucide-react"
import { useState } from "react"
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx"
import { Menu } from "#components/ui/menu.tsx"
import { signOut } from "./sign-out.ts"

/** The way out of all devices at once, for a lost laptop or a browser one forgot to leave. */
export function SignOutEverywhere({ name }: { name: string }) {
  const [isAsking, setAsking] = useState(false)
  const ask = {
    id: "everywhere",
    label: "Sign out everywhere",
    icon: MonitorX,
    onAction: () => setAsking(true),
  }
  return (
    <>
      <Menu label={`More for ${name}`} actions={[ask]} />
      <ConfirmDialog
        title="Sign out everywhere"
        confirmLabel="Sign out everywhere"
        isOpen={isAsking}
        onOpenChange={setAsking}
        onConfirm={() => signOut({ everywhere: true })}
      >
        Your sessions on all devices end, this one too. You can sign in again at once. Text that was not saved
        yet is lost.
      </ConfirmDialog>
    </>
  )
}
