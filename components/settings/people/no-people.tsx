import { Users } from "lucide-react"
import { EmptyState } from "#components/ui/empty-state.tsx"

/** Nobody is here only before the first sign-in, or when the filters leave nobody. */
export function NoPeople({ isNarrowed }: { isNarrowed: boolean }) {
  if (isNarrowed)
    return (
      <EmptyState icon={Users} title="Nobody matches">
        Try part of a name or of a login, or fewer filters.
      </EmptyState>
    )
  return (
    <EmptyState icon={Users} title="Nobody signed in yet">
      People appear here with their first sign-in. Give them a role at your identity provider.
    </EmptyState>
  )
}
