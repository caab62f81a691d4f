import { ExternalLink, type LucideIcon, Phone, Reply } from "lucide-react"
import type { TemplatePreview } from "#lib/templates/rules/preview-template.ts"

type ButtonKind = TemplatePreview["buttons"][number]["kind"]

const icons: Record<ButtonKind, LucideIcon> = { quick_reply: Reply, url: ExternalLink, phone: Phone }

/** What the recipient can tap. Here it is a picture of it. */
export function ReplyButtons({ buttons }: Pick<TemplatePreview, "buttons">) {
  return buttons.map(({ kind, title }, index) => {
    const Icon = icons[kind]
    return (
      <p
        // biome-ignore lint/suspicious/noArrayIndexKey: two buttons may still be the same while they are written
        key={index}
        className="flex items-center justify-center gap-1.5 border-line border-t px-2 py-2 font-medium text-accent"
      >
        <Icon size={15} className="shrink-0" />
        <span className="min-w-0 truncate">{title || "Button"}</span>
      </p>
    )
  })
}
