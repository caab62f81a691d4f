import type { FastifyInstance } from "fastify"
import type { Content } from "../content/content.ts"
import { approvalCreated, approvalResource } from "../content/content-json.ts"
import { approvalSchema, readContentBody } from "../content/content-schema.ts"
import { whatsappTypeOf } from "../content/parts.ts"
import { judge } from "../content/review.ts"
import type { Core } from "../core.ts"
import { RestError } from "../rest-error.ts"
import { type OneContent, originOf, requireContent } from "./content-routes.ts"

const SUBMITTED_BEFORE = 92009

/** Submits a content to WhatsApp, once and for all. */
function submit(core: Core, content: Content, body: unknown): Content {
  if (content.approval !== null) throw new RestError(SUBMITTED_BEFORE)
  const { name, category, allow_category_change } = readContentBody(approvalSchema, body)
  const submission = { name, category, allowCategoryChange: allow_category_change }
  const nowMs = Date.now()
  const approval = {
    ...submission,
    contentType: whatsappTypeOf(content.types),
    verdict: judge(core.contents, core.settings, content, submission, nowMs),
    decidedAtMs: nowMs + core.settings.approvalDelayMs,
  }
  return core.contents.put({ ...content, approval, updatedAtMs: nowMs })
}

/** POST /v1/Content/{sid}/ApprovalRequests/whatsapp and GET /v1/Content/{sid}/ApprovalRequests. */
export function registerApprovals(app: FastifyInstance, core: Core): void {
  app.post<OneContent>("/v1/Content/:sid/ApprovalRequests/whatsapp", (request, reply) =>
    reply.code(201).send(approvalCreated(submit(core, requireContent(core, request), request.body))),
  )
  app.get<OneContent>("/v1/Content/:sid/ApprovalRequests", (request) =>
    approvalResource(core.accountSid, originOf(request), requireContent(core, request), Date.now()),
  )
}
