import { CircleCheck, CirclePause, Pencil, TriangleAlert } from "lucide-react"
import { Button } from "#components/ui/button.tsx"
import { formatNumber } from "#components/ui/number.tsx"
import { StatusChip } from "#components/ui/status-chip.tsx"
import type { TableColumn } from "#components/ui/table-column.ts"
import { Time } from "#components/ui/time.tsx"
import type { SenderView } from "#lib/senders/sender-view.ts"

export const senderColumns: TableColumn<SenderView>[] = [
  { id: "address", header: "Number", cell: (sender) => <SenderNumber sender={sender} /> },
  { id: "label", header: "Label", cell: (sender) => sender.label || "–", className: "min-w-32" },
  {
    id: "state",
    header: "State",
    cell: ({ enabled, problem }) => <SenderState enabled={enabled} problem={problem} />,
  },
  {
    id: "rate",
    header: "Segments a second",
    align: "right",
    cell: (sender) => formatNumber(sender.ratePerSecond),
  },
]

type SenderActions = {
  isPending: boolean
  edit(sender: SenderView): void
  verify(sender: SenderView): void
}

/** For those who may change senders. */
export const actionsColumn = ({ isPending, edit, verify }: SenderActions): TableColumn<SenderView> => ({
  id: "actions",
  header: "Actions",
  isHeaderHidden: true,
  align: "right",
  className: "w-32",
  cell: (sender) => (
    <div className="flex items-center justify-end gap-1">
      <Button
        size="small"
        isDisabled={isPending}
        aria-label={`Verify ${sender.address}`}
        onPress={() => verify(sender)}
      >
        Verify
      </Button>
      <Button variant="quiet" size="icon" aria-label={`Edit ${sender.address}`} onPress={() => edit(sender)}>
        <Pencil size={16} />
      </Button>
    </div>
  ),
})

function SenderNumber({ sender: { address, problem, verifiedAt } }: { sender: SenderView }) {
  return (
    <div className="flex flex-col gap-1">
      <span className="font-medium tabular-nums">{address}</span>
      {verifiedAt ? (
        <span className="text-xs text-ink-soft">
          Verified <Time value={verifiedAt} />
        </span>
      ) : (
        !problem && <span className="text-xs text-ink-soft">Not verified yet</span>
      )}
      {problem && (
        <span className="flex items-start gap-1.5 text-warning">
          <TriangleAlert size={16} className="mt-0.5 shrink-0" />
          {problem}
        </span>
      )}
    </div>
  )
}

function SenderState({ enabled, problem }: Pick<SenderView, "enabled" | "problem">) {
  if (!enabled) return <StatusChip tone="muted" icon={CirclePause} label="Off" />
  if (problem) return <StatusChip tone="warning" icon={TriangleAlert} label="Stands still" />
  return <StatusChip tone="positive" icon={CircleCheck} label="Ready" />
}
