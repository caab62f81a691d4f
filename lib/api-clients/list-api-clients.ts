import { z } from "zod"
import { defineVerb, noInput } from "#lib/access/verb.ts"
import { apiClientFields, apiClientView, toApiClientView } from "./api-client-view.ts"

/** The account's API clients, newest first, revoked ones included: people look here for what still has access. */
export const listApiClients = defineVerb({
  permission: "settings:read",
  input: noInput,
  output: z.array(apiClientView),
  async run(ctx) {
    const clients = await ctx.db.apiClient.findMany({
      where: { accountId: ctx.accountId },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      select: apiClientFields,
    })
    return clients.map(toApiClientView)
  },
})
