import { SearchX } from "lucide-react"
import { buttonStyle } from "#components/ui/button-style.ts"
import { EmptyState } from "#components/ui/empty-state.tsx"

/** In place of a page whose subject is not there, or is another account's. Of plain parts: every page carries it. */
export function NothingHere() {
  return (
    <EmptyState
      isPage
      icon={SearchX}
      title="There is nothing at this address"
      action={
        <a href="/" className={buttonStyle()}>
          Go to your start page
        </a>
      }
    >
      It was deleted, belongs to another account, or the address has a typing error.
    </EmptyState>
  )
}
