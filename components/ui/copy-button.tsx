"use client"

import { Check, Copy } from "lucide-react"
import { useState } from "react"
import { Button } from "./button.tsx"
import { notifyError } from "./toast.tsx"

const confirmationMs = 2000

/** Puts a text on the clipboard. `what` names it: "client id". */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const [isCopied, setCopied] = useState(false)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setCopied(true)
      setTimeout(() => setCopied(false), confirmationMs)
    } catch (error) {
      notifyError(error)
    }
  }
  return (
    <Button
      variant="quiet"
      size="icon"
      onPress={copy}
      aria-label={isCopied ? `Copied ${what}` : `Copy ${what}`}
    >
      {isCopied ? <Check size={16} className="text-positive" /> : <Copy size={16} />}
    </Button>
  )
}
