import { ChevronRight } from "lucide-react"
import Link from "next/link"

export type Crumb = { label: string; href: string }

/** The way back up. */
export function Breadcrumbs({ crumbs, current }: { crumbs: Crumb[]; current: string }) {
  return (
    <nav aria-label="Breadcrumb">
      <ol className="flex flex-wrap items-center gap-1 text-sm text-ink-soft">
        {crumbs.map(({ label, href }) => (
          <li key={href} className="flex items-center gap-1">
            <Link href={href} className="rounded-sm hover:text-ink hover:underline">
              {label}
            </Link>
            <ChevronRight size={14} />
          </li>
        ))}
        <li aria-current="page" className="max-w-64 truncate">
          {current}
        </li>
      </ol>
    </nav>
  )
}
