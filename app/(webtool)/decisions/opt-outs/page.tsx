import type { Metadata } from "next"
import { pageCtx } from "#app/_server/pages/page-ctx.ts"
import { OptOutsScreen } from "#components/decisions/opt-outs/opt-outs-screen.tsx"
import { may } from "#lib/access/permissions.ts"

export const metadata: Metadata = { title: "Possible opt-outs" }

export default async function OptOutsPage() {
  const ctx = await pageCtx("campaigns:read")
  return <OptOutsScreen canWrite={may(ctx, "campaigns:write")} />
}
