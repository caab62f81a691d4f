"use client"

import { Button } from "#components/ui/button.tsx"
import { Dialog } from "#components/ui/dialog.tsx"
import { notifyError } from "#components/ui/toast.tsx"
import { signOut } from "./sign-out.ts"
import { useSessionKeeper } from "./use-session-keeper.ts"

/** Keeps the session alive while the person does something, and asks before it ends for lack of that. */
export function SessionKeeper({ idleSeconds }: { idleSeconds: number }) {
  const { secondsLeft, stay } = useSessionKeeper(idleSeconds)
  return (
    <Dialog
      role="alertdialog"
      title="Are you still there?"
      isOpen={secondsLeft !== null}
      onOpenChange={stay}
      footer={
        <>
          <Button onPress={() => void signOut().catch(notifyError)}>Sign out</Button>
          <Button variant="primary" onPress={stay}>
            Stay signed in
          </Button>
        </>
      }
    >
      <p className="text-ink-soft">
        You will be signed out in <span className="tabular-nums">{secondsLeft ?? 0}</span> seconds, because
        nothing happened here for a while. What runs on the server goes on.
      </p>
    </Dialog>
  )
}
