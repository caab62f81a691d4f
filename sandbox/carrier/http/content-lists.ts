import type { FastifyInstance, FastifyRequest } from "fastify"
import type { Content } from "../content/content.ts"
import { matchesContent, readContentFilter, sortContents } from "../content/content-filter.ts"
import { contentAndApproval, contentResource } from "../content/content-json.ts"
import type { Core } from "../core.ts"
import { originOf } from "./content-routes.ts"
import { type Query, readPageQuery } from "./list-query.ts"

type Request = FastifyRequest<{ Querystring: Query }>

/** The address of another page of the same list, with the same filters. */
function pageUrl(request: Request, page: number, size: number): string {
  const [path = "", query = ""] = request.url.split("?")
  const params = new URLSearchParams(query)
  params.set("PageSize", String(size))
  params.set("Page", String(page))
  return `${originOf(request)}${path}?${params}`
}

function contentPage(request: Request, contents: readonly Content[], show: (content: Content) => object) {
  const { size, page } = readPageQuery(request.query)
  const urlOf = (number: number) => pageUrl(request, number, size)
  return {
    contents: contents.slice(page * size, (page + 1) * size).map(show),
    meta: {
      page,
      page_size: size,
      first_page_url: urlOf(0),
      previous_page_url: page > 0 ? urlOf(page - 1) : null,
      url: urlOf(page),
      next_page_url: (page + 1) * size < contents.length ? urlOf(page + 1) : null,
      key: "contents",
    },
  }
}

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
    contentPage(request, list, (content) => contentResource(core.accountSid, originOf(request), content))
  const approvals = (request: Request, list: Content[]) =>
    contentPage(request, list, (content) => contentAndApproval(core.accountSid, content, Date.now()))
  app.get("/v1/Content", (request: Request) => contents(request, core.contents.list()))
  app.get("/v2/Content", (request: Request) => contents(request, filtered(request)))
  app.get("/v1/ContentAndApprovals", (request: Request) => approvals(request, core.contents.list()))
  app.get("/v2/ContentAndApprovals", (request: Request) => approvals(request, filtered(request)))
}
