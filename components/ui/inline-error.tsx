import { CircleAlert } from "lucide-react"
import { describeError } from "./describe-error.ts"

/** What went wrong, within a form or a dialog; announced when it appears. */
export function InlineError({ error }: { error: unknown }) {
  const { title, detail, requestId } = describeError(error)
  return (
    <div role="alert" className="flex gap-2.5 rounded-lg bg-negative-soft px-3 py-2.5 text-negative">
      <CircleAlert size={18} className="mt-px shrink-0" />
      <div className="flex flex-col gap-0.5">
        <p className="font-medium">{title}</p>
        <p className="text-ink">{detail}</p>
        {requestId && <p className="text-xs text-ink-soft">Request id {requestId}</p>}
      </div>
    </div>
  )
}
