import type { FastifyInstance, FastifyRequest } from "fastify"
import type { Content } from "../content/content.ts"
import { contentResource } from "../content/content-json.ts"
import { createContentSchema, readContentBody, updateContentSchema } from "../content/content-schema.ts"
import type { Core } from "../core.ts"
import { hexId } from "../messages/sid.ts"
import { RestError } from "../rest-error.ts"
import { notFound } from "./rest-answers.ts"

export type OneContent = { Params: { sid: string } }

/** @throws RestError 20404 */
export function requireContent(core: Core, request: FastifyRequest<OneContent>): Content {
  const content = core.contents.find(request.params.sid)
  if (!content) throw notFound(request)
  return content
}

/** The address that the client used, which links and pages go on with. */
export const originOf = (request: FastifyRequest): string => `${request.protocol}://${request.host}`

function createContent(core: Core, body: unknown): Content {
  const { friendly_name, language, variables, types } = readContentBody(createContentSchema, body)
  const nowMs = Date.now()
  return core.contents.put({
    sid: `HX${hexId()}`,
    friendlyName: friendly_name,
    language,
    variables,
    types,
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
    approval: null,
    deletedAtMs: null,
  })
}

function updateContent(core: Core, content: Content, body: unknown): Content {
  if (content.approval !== null)
    throw new RestError(20409, "Content that was submitted for approval cannot be changed.")
  const { friendly_name, language, variables, types } = readContentBody(updateContentSchema, body)
  return core.contents.put({
    ...content,
    friendlyName: friendly_name ?? content.friendlyName,
    language: language ?? content.language,
    variables: variables ?? content.variables,
    types,
    updatedAtMs: Date.now(),
  })
}

/** POST /v1/Content; GET, PUT and DELETE /v1/Content/{sid}. */
export function registerContents(app: FastifyInstance, core: Core): void {
  const resource = (request: FastifyRequest, content: Content) =>
    contentResource(core.accountSid, originOf(request), content)
  app.post("/v1/Content", (request, reply) =>
    reply.code(201).send(resource(request, createContent(core, request.body))),
  )
  app.get<OneContent>("/v1/Content/:sid", (request) => resource(request, requireContent(core, request)))
  app.put<OneContent>("/v1/Content/:sid", (request) =>
    resource(request, updateContent(core, requireContent(core, request), request.body)),
  )
  app.delete<OneContent>("/v1/Content/:sid", (request, reply) => {
    core.contents.put({ ...requireContent(core, request), deletedAtMs: Date.now() })
    void reply.code(204).send()
  })
}
