import { CircleAlert, CircleCheck, Info, type LucideIcon, TriangleAlert } from "lucide-react"
import type { ReactNode } from "react"
import { cx } from "./cx.ts"

type NoticeTone = "info" | "positive" | "warning" | "negative"

const looks: Record<NoticeTone, [icon: LucideIcon, box: string, mark: string]> = {
  info: [Info, "bg-muted-soft", "text-muted"],
  positive: [CircleCheck, "bg-positive-soft", "text-positive"],
  warning: [TriangleAlert, "bg-warning-soft", "text-warning"],
  negative: [CircleAlert, "bg-negative-soft", "text-negative"],
}

type NoticeProps = { tone: NoticeTone; title: string; children?: ReactNode; action?: ReactNode }

/** Something a person must know on this page, with what to do about it. */
export function Notice({ tone, title, children, action }: NoticeProps) {
  const [Icon, box, mark] = looks[tone]
  return (
    <div
      role={tone === "negative" ? "alert" : undefined}
      className={cx("flex flex-wrap items-start gap-x-3 gap-y-2 rounded-lg px-3 py-2.5", box)}
    >
      <div className="flex min-w-0 flex-[1_1_18rem] gap-3">
        <Icon size={18} className={cx("mt-px shrink-0", mark)} />
        <div className="flex min-w-0 flex-1 flex-col gap-0.5">
          <p className={cx("font-medium", mark)}>{title}</p>
          {children && <div>{children}</div>}
        </div>
      </div>
      {action}
    </div>
  )
}
