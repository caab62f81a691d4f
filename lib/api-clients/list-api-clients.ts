import { requirePermission } from "#lib/access/permissions.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { type ApiClientView, apiClientFields } from "./api-client-view.ts"

/** The account's API clients, newest first, revoked ones included: people look here for what still has access. */
export async function listApiClients(ctx: Ctx): Promise<ApiClientView[]> {
  requirePermission(ctx, "settings:read")
  return ctx.db.apiClient.findMany({
    where: { accountId: ctx.accountId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: apiClientFields,
  })
}
