"use client"

import {
  KeyRound,
  LayoutTemplate,
  type LucideIcon,
  Megaphone,
  MessageCircleQuestion,
  MessagesSquare,
  Settings,
} from "lucide-react"
import Link from "next/link"
import { usePathname } from "next/navigation"
import { DecisionCount } from "#components/decisions/decision-count.tsx"
import { cx } from "#components/ui/cx.ts"

export type SectionId = "campaigns" | "decisions" | "handoffs" | "templates" | "settings" | "agent"

const sections: Record<SectionId, { label: string; href: string; icon: LucideIcon }> = {
  campaigns: { label: "Campaigns", href: "/campaigns", icon: Megaphone },
  decisions: { label: "Decisions", href: "/decisions", icon: MessageCircleQuestion },
  handoffs: { label: "API handoffs", href: "/handoffs", icon: KeyRound },
  templates: { label: "Templates", href: "/templates", icon: LayoutTemplate },
  settings: { label: "Settings", href: "/settings", icon: Settings },
  agent: { label: "Conversations", href: "/agent", icon: MessagesSquare },
}

type NavigationProps = { visible: SectionId[]; onNavigate?: () => void }

/** The parts of the product that the person's role opens. */
export function Navigation({ visible, onNavigate }: NavigationProps) {
  const pathname = usePathname()
  return (
    <nav aria-label="Main">
      <ul className="flex flex-col gap-0.5">
        {visible.map((id) => {
          const { label, href, icon: Icon } = sections[id]
          const isCurrent = pathname === href || pathname.startsWith(`${href}/`)
          return (
            <li key={id}>
              <Link
                href={href}
                onClick={onNavigate}
                aria-current={isCurrent ? "page" : undefined}
                className={cx(
                  "touch-target flex h-9 items-center gap-2.5 rounded-lg px-2.5 font-medium hover:text-ink",
                  isCurrent ? "bg-accent-soft text-ink" : "text-ink-soft hover:bg-muted-soft",
                )}
              >
                <Icon size={18} strokeWidth={1.75} className={cx(isCurrent && "text-accent")} />
                {label}
                {id === "decisions" && <DecisionCount />}
              </Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
