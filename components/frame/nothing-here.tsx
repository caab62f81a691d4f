import { SearchX } from "lucide-react"
import { EmptyState } from "#components/ui/empty-state.tsx"
import { LinkButton } from "#components/ui/link-button.tsx"

/** In place of a page whose subject is not there, or is another account's. */
export function NothingHere() {
  return (
    <EmptyState
      isPage
      icon={SearchX}
      title="There is nothing at this address"
      action={<LinkButton href="/">Go to your start page</LinkButton>}
    >
      It was deleted, belongs to another account, or the address has a typing error.
    </EmptyState>
  )
}
