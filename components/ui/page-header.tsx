import type { ReactNode } from "react"
import { Breadcrumbs, type Crumb } from "./breadcrumbs.tsx"

type PageHeaderProps = {
  title: string
  /** One line of what the page is for. */
  description?: ReactNode
  /** The levels above; from the second level on. */
  breadcrumbs?: Crumb[]
  /** Stands behind the title, e.g. a status. */
  badge?: ReactNode
  /** The primary action, and quiet ones before it. */
  actions?: ReactNode
}

/** The top of every page. */
export function PageHeader({ title, description, breadcrumbs, badge, actions }: PageHeaderProps) {
  return (
    <header className="flex flex-col gap-2">
      {breadcrumbs && <Breadcrumbs crumbs={breadcrumbs} current={title} />}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="flex min-w-0 flex-col gap-1">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 className="min-w-0 text-xl font-semibold tracking-tight break-words">{title}</h1>
            {badge}
          </div>
          {description && <p className="max-w-prose text-ink-soft">{description}</p>}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
    </header>
  )
}
