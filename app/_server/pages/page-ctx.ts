import { headers } from "next/headers"
import { notFound, redirect } from "next/navigation"
import { pathHeader } from "#app/_server/http/request-id.ts"
import { requireUserCtx } from "#app/_server/identity/session.ts"
import { may, type Permission } from "#lib/access/permissions.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { AccessDisabledError, NotFoundError, UnauthenticatedError } from "#lib/platform/errors.ts"

/** Path and query of the page being shown. */
export const currentPath = async () => (await headers()).get(pathHeader) ?? "/"

/** The context of a page. Sends a stranger to sign in and back here; who lacks the permission learns whom to ask. */
export async function pageCtx(permission: Permission): Promise<Ctx> {
  const ctx = await signedInCtx()
  if (may(ctx, permission)) return ctx
  redirect(`/no-access?${new URLSearchParams({ permission, from: await currentPath() })}`)
}

/** The context of a page that every role may see. Sends a stranger to sign in and back here, who was shut out to the reason. */
export async function signedInCtx(): Promise<Ctx> {
  try {
    return await requireUserCtx()
  } catch (error) {
    if (error instanceof AccessDisabledError) redirect("/no-access")
    if (!(error instanceof UnauthenticatedError)) throw error
    redirect(`/sign-in?${new URLSearchParams({ callbackUrl: await currentPath() })}`)
  }
}

/** Shows the not-found page when the verb says that the thing is not there. */
export async function orNotFound<T>(result: Promise<T>): Promise<T> {
  try {
    return await result
  } catch (error) {
    if (error instanceof NotFoundError) notFound()
    throw error
  }
}
