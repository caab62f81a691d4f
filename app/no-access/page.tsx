import { Lock } from "lucide-react"
import type { Metadata } from "next"
import { redirect } from "next/navigation"
import { safeCallback } from "#app/_server/identity/safe-callback.ts"
import { requireUser, whyShutOut } from "#app/_server/identity/session.ts"
import { AppFrame } from "#app/_server/pages/app-frame.tsx"
import { signedInCtx } from "#app/_server/pages/page-ctx.ts"
import { SignInButton } from "#components/frame/sign-in-button.tsx"
import { EmptyState } from "#components/ui/empty-state.tsx"
import { LinkButton } from "#components/ui/link-button.tsx"
import { isPermission, may, type Permission, roleNames, rolesThatMay } from "#lib/access/permissions.ts"
import { listAdministrators } from "#lib/accounts/list-administrators.ts"
import { env } from "#lib/platform/env.ts"

export const metadata: Metadata = { title: "No access" }

const or = new Intl.ListFormat("en-US", { type: "disjunction" })

/**
 * Says which role a page needs, or that the person was shut out, and whom to ask. Once access is given, a reload leads to
 * the page, or to sign in.
 */
export default async function NoAccessPage({ searchParams }: PageProps<"/no-access">) {
  const { permission, from } = await searchParams
  const shutOut = await whyShutOut()
  if (shutOut) return <ShutOut reason={shutOut} />
  const back = safeCallback(String(from ?? "/"), env().PUBLIC_URL)
  const ctx = await signedInCtx()
  if (!isPermission(permission) || may(ctx, permission)) redirect(back)
  const { role } = await requireUser()
  return (
    <AppFrame>
      <NoAccess
        permission={permission}
        ownRole={roleNames[role]}
        administrators={await listAdministrators(ctx)}
      />
    </AppFrame>
  )
}

function ShutOut({ reason }: { reason: string }) {
  return (
    <main className="flex min-h-dvh items-center justify-center">
      <EmptyState
        isPage
        icon={Lock}
        title="You no longer have access"
        action={<SignInButton callbackUrl="/" asSomebodyElse />}
      >
        <p>{reason}. What you prepared is kept, and what you launched goes on.</p>
      </EmptyState>
    </main>
  )
}

type NoAccessProps = { permission: Permission; ownRole: string; administrators: string[] }

function NoAccess({ permission, ownRole, administrators }: NoAccessProps) {
  const whom =
    administrators.length > 0 ? or.format(administrators) : "the person who manages logins at your brand"
  return (
    <EmptyState
      isPage
      icon={Lock}
      title={`This page needs the role ${or.format(rolesThatMay(permission))}`}
      action={<LinkButton href="/">Go to your start page</LinkButton>}
    >
      <p>
        You are signed in with the role {ownRole}. If you need more, ask {whom}.
      </p>
    </EmptyState>
  )
}
