"use client"

import { signIn } from "next-auth/react"
import { useState } from "react"
import { Button } from "#components/ui/button.tsx"

type SignInButtonProps = {
  callbackUrl: string
  /** Asks the identity provider for name and password even when it still knows somebody. */
  asSomebodyElse?: boolean
}

/** Leaves for the identity provider. */
export function SignInButton({ callbackUrl, asSomebodyElse }: SignInButtonProps) {
  const [isLeaving, setLeaving] = useState(false)
  const leave = () => {
    setLeaving(true)
    void signIn("oidc", { callbackUrl }, asSomebodyElse ? { prompt: "login" } : undefined)
  }
  return (
    <Button variant="primary" size="large" className="w-full" isPending={isLeaving} onPress={leave}>
      {asSomebodyElse ? "Sign in as somebody else" : "Sign in"}
    </Button>
  )
}
