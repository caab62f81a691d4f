import type { ReactNode } from "react"
import { Notice } from "#components/ui/notice.tsx"
import { Time } from "#components/ui/time.tsx"
import type { TemplateView } from "#lib/templates/template-view.ts"
import { isEditable, isInReview } from "../template-phase.ts"
import { rejectionAdvice } from "./rejection-advice.ts"

type TemplateNoticeProps = { template: TemplateView; checkNow: ReactNode }

/** How the template stands with WhatsApp, and what can be done about it. */
export function TemplateNotice({ template, checkNow }: TemplateNoticeProps) {
  const { status, rejectionReason: reason } = template
  if (isEditable(status)) return reason && <Rejection reason={reason} isDraft={status === "unsubmitted"} />
  const checked = <Checked template={template} />
  if (isInReview(status))
    return (
      <Notice tone="info" title="WhatsApp reviews it" action={checkNow}>
        That takes minutes, at most 48 hours. {checked}
      </Notice>
    )
  if (status === "approved")
    return (
      <Notice tone="positive" title="Approved by WhatsApp" action={checkNow}>
        It stays as it is: to change something, clone it. {checked}
      </Notice>
    )
  const isPaused = status === "paused"
  return (
    <Notice
      tone={isPaused ? "warning" : "negative"}
      title={isPaused ? "Paused by WhatsApp" : "Disabled by WhatsApp"}
      action={checkNow}
    >
      {isPaused
        ? "Too many recipients blocked or reported it. WhatsApp lifts the pause after 3 hours, the second one after 6."
        : "It cannot be sent any more. Clone it, and say something else, to other people or less often."}{" "}
      {checked}
    </Notice>
  )
}

function Rejection({ reason, isDraft }: { reason: string; isDraft: boolean }) {
  return (
    <Notice tone="negative" title={isDraft ? "Its last submission was refused" : "Rejected by WhatsApp"}>
      {reason} {rejectionAdvice(reason)} Then submit it again.
    </Notice>
  )
}

const Checked = ({ template: { checkedAt } }: { template: TemplateView }) =>
  checkedAt && (
    <>
      Checked <Time value={checkedAt} />.
    </>
  )
