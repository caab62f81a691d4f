import type { FastifyInstance, FastifyRequest } from "fastify"
import type { Content } from "../content/content.ts"
import { matchesContent, readContentFilter, sortContents } from "../content/content-filter.ts"
import { contentAndApproval, contentResource } from "../content/content-json.ts"
import type { Core } from "../core.ts"
import { originOf } from "./content-routes.ts"
import type { Query } from "./list-query.ts"
import { metaPage } from "./meta-page.ts"

type Request = FastifyRequest<{ Querystring: Query }>

/** GET /v1 and /v2 of Content and ContentAndApprovals; those of v2 filter and sort. */
export function registerContentLists(app: FastifyInstance, core: Core): void {
  const filtered = ({ query }: Request): Content[] => {
    const filter = readContentFilter(query)
    const nowMs = Date.now()
    return sortContents(
      core.contents.list().filter((content) => matchesContent(content, filter, nowMs)),
      query,
    )
  }
  const contents = (request: Request, list: Content[]) =>
    metaPage(
      request,
      "contents",
      list.map((content) => contentResource(core.accountSid, originOf(request), content)),
    )
  const approvals = (request: Request, list: Content[]) =>
    metaPage(
      request,
      "contents",
      list.map((content) => contentAndApproval(core.accountSid, content, Date.now())),
    )
  app.get("/v1/Content", (request: Request) => contents(request, core.contents.list()))
  app.get("/v2/Content", (request: Request) => contents(request, filtered(request)))
  app.get("/v1/ContentAndApprovals", (request: Request) => approvals(request, core.contents.list()))
  app.get("/v2/ContentAndApprovals", (request: Request) => approvals(request, filtered(request)))
}
