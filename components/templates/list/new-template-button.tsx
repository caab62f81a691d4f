import { Plus } from "lucide-react"
import { LinkButton } from "#components/ui/link-button.tsx"

export function NewTemplateButton() {
  return (
    <LinkButton href="/templates/new" variant="primary">
      <Plus size={16} />
      New template
    </LinkButton>
  )
}
