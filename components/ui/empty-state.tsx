import type { LucideIcon } from "lucide-react"
import type { ReactNode } from "react"

type EmptyStateProps = {
  icon: LucideIcon
  title: string
  /** What would be here, in a sentence. */
  children?: ReactNode
  /** One action at most. */
  action?: ReactNode
  /** True when this is all there is on the page: then the title is the page's heading. */
  isPage?: boolean
}

/** In place of a list that has nothing to show yet. */
export function EmptyState({ icon: Icon, title, children, action, isPage }: EmptyStateProps) {
  const Title = isPage ? "h1" : "p"
  return (
    <div className="flex flex-col items-center gap-3 px-6 py-14 text-center">
      <Icon size={32} strokeWidth={1.5} className="text-ink-soft" />
      <div className="flex max-w-md flex-col gap-1">
        <Title className="text-base font-semibold">{title}</Title>
        {children && <div className="text-ink-soft">{children}</div>}
      </div>
      {action}
    </div>
  )
}
