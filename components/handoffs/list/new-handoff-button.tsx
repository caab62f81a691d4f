import { Plus } from "lucide-react"
import { LinkButton } from "#components/ui/link-button.tsx"

export function NewHandoffButton() {
  return (
    <LinkButton href="/handoffs/new" variant="primary">
      <Plus size={16} />
      New handoff
    </LinkButton>
  )
}
