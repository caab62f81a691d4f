import type { Metadata } from "next"
import { pageCtx } from "#app/_server/pages/page-ctx.ts"
import { SettingsScreen } from "#components/settings/settings-screen.tsx"
import { may } from "#lib/access/permissions.ts"
import { env } from "#lib/platform/env.ts"

export const metadata: Metadata = { title: "Settings" }

export default async function SettingsPage() {
  const ctx = await pageCtx("settings:read")
  const rights = {
    mayCreate: may(ctx, "settings:create"),
    mayRevoke: may(ctx, "settings:revoke"),
    mayAdminister: may(ctx, "settings:administer"),
    maySeePeople: may(ctx, "people:read"),
    mayManagePeople: may(ctx, "people:write"),
  }
  const { id: personId, name: personName } = ctx.actor
  const person = { id: personId, name: personName }
  return (
    <SettingsScreen rights={rights} person={person} accountId={ctx.accountId} baseUrl={env().PUBLIC_URL} />
  )
}
