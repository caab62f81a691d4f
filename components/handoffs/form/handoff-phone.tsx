"use client"

import { useQuery } from "@tanstack/react-query"
import dynamic from "next/dynamic"
import { useWatch } from "react-hook-form"
import { chosenTemplate } from "#components/handoffs/handoff-queries.ts"
import { useSenderName } from "#components/messages/sender-choices.ts"
import { SmsPhone } from "#components/messages/sms/sms-phone.tsx"
import { countVariables } from "#lib/channels/port/text-template.ts"
import type { HandoffView } from "#lib/handoffs/handoff-view.ts"
import type { HandoffForm } from "./use-handoff-form.ts"

const TemplatePhone = dynamic(() =>
  import("#components/messages/whatsapp/template-phone.tsx").then((module) => module.TemplatePhone),
)

type HandoffPhoneProps = { form: HandoffForm; handoff: HandoffView | null }

const withVariables = "Variables take what the request gives"

/** The recipient's phone; it follows every keystroke. */
export function HandoffPhone({ form, handoff }: HandoffPhoneProps) {
  const { text = "", optOutText = "", senderId, templateId = null } = useWatch({ control: form.control })
  const { data: chosen } = useQuery(chosenTemplate(templateId))
  const from = useSenderName(senderId)
  if (templateId !== null) {
    const own = handoff?.template?.id === templateId ? handoff.template : null
    return <TemplatePhone from={from} template={own ?? chosen ?? null} caption={withVariables} />
  }
  const caption = countVariables(text) > 0 ? withVariables : "As every recipient gets it"
  return <SmsPhone from={from} text={text} optOutText={optOutText} caption={caption} />
}
