import type { FastifyInstance } from "fastify"
import type { Core } from "../core.ts"
import { registerApprovals } from "./approval-routes.ts"
import { registerContentLists } from "./content-lists.ts"
import { registerContents } from "./content-routes.ts"

/** Twilio's Content API. Unlike the others it reads JSON, and nothing else. */
export async function contentPlugin(app: FastifyInstance, { core }: { core: Core }): Promise<void> {
  app.removeContentTypeParser("application/x-www-form-urlencoded")
  const parser = app.getDefaultJsonParser("error", "error")
  app.addContentTypeParser("application/json", { parseAs: "string" }, parser)
  registerContents(app, core)
  registerApprovals(app, core)
  registerContentLists(app, core)
}
