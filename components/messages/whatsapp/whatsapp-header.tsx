import { FileText, Image, type LucideIcon, Play } from "lucide-react"
import { PlaceholderText } from "#components/messages/placeholder-text.tsx"
import type { HeaderPreview } from "#lib/templates/rules/preview-template.ts"

const media: Record<"image" | "document" | "video", [icon: LucideIcon, name: string]> = {
  image: [Image, "Image"],
  document: [FileText, "PDF document"],
  video: [Play, "Video"],
}

/** What stands above the text: a bold line, or the place of a picture, a film or a document. */
export function WhatsAppHeader({ header }: { header: HeaderPreview }) {
  if (header.kind === "text")
    return (
      <p className="break-words px-1 pt-0.5 font-semibold">
        <PlaceholderText text={header.text} />
      </p>
    )
  const [Icon, name] = media[header.kind]
  return (
    <div
      role="img"
      aria-label={`${name} ${header.fileName}`}
      className={
        header.kind === "document"
          ? "flex items-center gap-2 rounded-md bg-muted-soft p-3 text-muted"
          : "flex aspect-video flex-col items-center justify-center gap-1 rounded-md bg-muted-soft p-3 text-muted"
      }
    >
      <Icon size={24} className="shrink-0" />
      <span className="max-w-full truncate text-xs">{header.fileName || name}</span>
    </div>
  )
}
