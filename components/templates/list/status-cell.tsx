"use client"

import { RefreshCw } from "lucide-react"
import { Button } from "#components/ui/button.tsx"
import { Time } from "#components/ui/time.tsx"
import type { TemplateView } from "#lib/templates/template-view.ts"
import { isCheckable } from "../template-phase.ts"
import { TemplateStatusChip } from "../template-status-chip.tsx"
import { useTemplateActions } from "../use-template-actions.ts"

type StatusCellProps = { template: TemplateView; canWrite: boolean }

/** How a template stands, since when that is known, and asking WhatsApp now. */
export function StatusCell({ template, canWrite }: StatusCellProps) {
  const { checkedAt, status } = template
  return (
    <span className="inline-flex flex-col items-start max-md:items-end">
      <TemplateStatusChip status={status} />
      {isCheckable(status) && (
        <span className="inline-flex items-center text-xs whitespace-nowrap text-ink-soft">
          {checkedAt ? <Checked at={checkedAt} /> : "Not checked yet"}
          {canWrite && <CheckNow template={template} />}
        </span>
      )}
    </span>
  )
}

const Checked = ({ at }: { at: string }) => (
  <span>
    Checked <Time value={at} />
  </span>
)

function CheckNow({ template }: { template: TemplateView }) {
  const { check } = useTemplateActions(template)
  return (
    <Button
      variant="quiet"
      size="icon"
      aria-label={`Check ${template.title} now`}
      isPending={check.isPending}
      onPress={() => check.mutate()}
    >
      {!check.isPending && <RefreshCw size={14} />}
    </Button>
  )
}
