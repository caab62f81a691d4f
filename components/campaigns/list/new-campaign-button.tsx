import { Plus } from "lucide-react"
import { LinkButton } from "#components/ui/link-button.tsx"

/** Leads to a new draft. Never prefetched: the visit itself creates the draft. */
export function NewCampaignButton() {
  return (
    <LinkButton href="/campaigns/new" variant="primary" prefetch={false}>
      <Plus size={16} />
      New campaign
    </LinkButton>
  )
}
