"use client"

import { useQuery } from "@tanstack/react-query"
import { useWatch } from "react-hook-form"
import { senderOptions } from "#components/campaigns/campaign-queries.ts"
import { PhonePreview } from "#components/campaigns/phone-preview.tsx"
import { countVariables, joinOptOut } from "#lib/channels/port/text-template.ts"
import type { HandoffForm } from "./use-handoff-form.ts"

/** The recipient's phone; it follows every keystroke. */
export function HandoffPhone({ form }: { form: HandoffForm }) {
  const { text, optOutText, senderId } = useWatch({ control: form.control })
  const senders = useQuery(senderOptions())
  const hasVariables = countVariables(text ?? "") > 0
  return (
    <PhonePreview
      from={senders.data?.find(({ id }) => id === senderId)?.address ?? null}
      message={text?.trim() ? joinOptOut(text, optOutText ?? "") : ""}
      caption={hasVariables ? "Variables take what the request gives" : "As every recipient gets it"}
    />
  )
}
