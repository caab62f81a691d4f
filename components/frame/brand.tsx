import { MessageSquareShare } from "lucide-react"

/** The product and the account that is open. */
export function Brand({ accountName }: { accountName?: string }) {
  return (
    <div className="flex items-center gap-2.5 px-1 py-1">
      <span className="flex size-9 shrink-0 items-center justify-center rounded-lg bg-accent text-on-accent">
        <MessageSquareShare size={18} />
      </span>
      <div className="min-w-0">
        <p className="truncate font-semibold">{accountName ?? "Proactive Messaging"}</p>
        {accountName && <p className="truncate text-xs text-ink-soft">Proactive Messaging</p>}
      </div>
    </div>
  )
}
