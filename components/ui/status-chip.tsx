import type { LucideIcon } from "lucide-react"
import { cx } from "./cx.ts"

export type Tone = "positive" | "warning" | "negative" | "muted"

const tones: Record<Tone, string> = {
  positive: "bg-positive-soft text-positive",
  warning: "bg-warning-soft text-warning",
  negative: "bg-negative-soft text-negative",
  muted: "bg-muted-soft text-muted",
}

/** One state in one word. The icon and the word carry the meaning; the colour only helps. */
export function StatusChip({ tone, icon: Icon, label }: { tone: Tone; icon: LucideIcon; label: string }) {
  return (
    <span
      className={cx(
        "inline-flex items-center gap-1.5 rounded-full py-0.5 pr-2.5 pl-2 text-xs font-medium whitespace-nowrap",
        tones[tone],
      )}
    >
      <Icon size={13} className="shrink-0" />
      {label}
    </span>
  )
}
