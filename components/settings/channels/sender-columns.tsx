import { CircleCheck, CirclePause, Clock, Pencil, TriangleAlert } from "lucide-react"
import type { ComponentProps } from "react"
import { channelNames } from "#components/messages/message-texts.ts"
import { Button } from "#components/ui/button.tsx"
import { formatNumber } from "#components/ui/number.tsx"
import { StatusChip } from "#components/ui/status-chip.tsx"
import type { TableColumn } from "#components/ui/table-column.ts"
import { Time } from "#components/ui/time.tsx"
import { windowsText } from "#components/windows/windows-text.ts"
import { senderPaces } from "#lib/senders/sender-pace.ts"
import type { SenderView } from "#lib/senders/sender-view.ts"
import type { Channel } from "#prisma/generated/enums.ts"
import { type SenderState, stateOf } from "./shown-senders.ts"

/** The channel is shown where there are several. */
export const senderColumns = (channels: Channel[]): TableColumn<SenderView>[] => [
  {
    id: "address",
    header: "Sender",
    isSortable: true,
    cell: (sender) => <SenderAddress sender={sender} />,
  },
  {
    id: "label",
    header: "Label",
    isSortable: true,
    cell: ({ label }) => <span className="line-clamp-2 break-words">{label || "–"}</span>,
    className: "min-w-32 max-w-64",
  },
  ...(channels.length > 1 ? [channelColumn] : []),
  { id: "state", header: "State", isSortable: true, cell: (sender) => <StateChip sender={sender} /> },
  {
    id: "ratePerSecond",
    header: "Pace",
    align: "right",
    isSortable: true,
    cell: ({ channel, ratePerSecond }) => `${formatNumber(ratePerSecond)} ${senderPaces[channel].unit}/s`,
  },
]

const channelColumn: TableColumn<SenderView> = {
  id: "channel",
  header: "Channel",
  isSortable: true,
  cell: ({ channel }) => channelNames[channel],
}

type SenderActions = {
  isPending: boolean
  edit(sender: SenderView): void
  setHours(sender: SenderView): void
  verify(sender: SenderView): void
}

/** For those who may change senders. */
export const actionsColumn = ({
  isPending,
  edit,
  setHours,
  verify,
}: SenderActions): TableColumn<SenderView> => ({
  id: "actions",
  header: "Actions",
  isHeaderHidden: true,
  align: "right",
  className: "w-40",
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
      <Button
        variant="quiet"
        size="icon"
        aria-label={`Hours of ${sender.address}`}
        onPress={() => setHours(sender)}
      >
        <Clock size={16} />
      </Button>
      <Button variant="quiet" size="icon" aria-label={`Edit ${sender.address}`} onPress={() => edit(sender)}>
        <Pencil size={16} />
      </Button>
    </div>
  ),
})

function SenderAddress({ sender: { address, problem, verifiedAt, windows } }: { sender: SenderView }) {
  return (
    <div className="flex flex-col gap-1">
      <span className="font-medium break-all tabular-nums">{address}</span>
      {verifiedAt ? (
        <span className="text-xs text-ink-soft">
          Verified <Time value={verifiedAt} />
        </span>
      ) : (
        !problem && <span className="text-xs text-ink-soft">Not verified yet</span>
      )}
      {windows && (
        <span className="text-xs text-ink-soft">{windowsText(windows)}, where the recipient is</span>
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

const stateChips: Record<SenderState, ComponentProps<typeof StatusChip>> = {
  off: { tone: "muted", icon: CirclePause, label: "Off" },
  troubled: { tone: "warning", icon: TriangleAlert, label: "Stands still" },
  ready: { tone: "positive", icon: CircleCheck, label: "Ready" },
}

const StateChip = ({ sender }: { sender: SenderView }) => <StatusChip {...stateChips[stateOf(sender)]} />
