import type { FastifyInstance, FastifyReply } from "fastify"
import { z } from "zod"
import { APPROVAL_OUTCOMES, approvalStatusAt, type Content } from "../content/content.ts"
import type { Core } from "../core.ts"

/** The verdict of a person: told at once. The reason of a rejection is that of the settings unless one is given. */
const verdictBody = z.strictObject({
  status: z.enum(APPROVAL_OUTCOMES),
  rejectionReason: z.string().min(1).max(500).optional(),
})

const template = (content: Content) => ({
  sid: content.sid,
  name: content.approval?.name ?? content.friendlyName,
  language: content.language,
  category: content.approval?.category ?? null,
  status: approvalStatusAt(content, Date.now()),
})

function decide(core: Core, sid: string, body: unknown, reply: FastifyReply) {
  const { status, rejectionReason = core.settings.approvalRejectionReason } = verdictBody.parse(body)
  const content = core.contents.find(sid)
  if (!content) return reply.code(404).send({ error: "sid: there is no such content" })
  const { approval } = content
  if (!approval) return reply.code(409).send({ error: "sid: it was not submitted for approval" })
  const verdict = {
    ...approval.verdict,
    outcome: status,
    rejectionReason: status === "rejected" ? rejectionReason : "",
  }
  return template(
    core.contents.put({ ...content, approval: { ...approval, verdict, decidedAtMs: Date.now() } }),
  )
}

/** The templates and, in WhatsApp's stead, the verdict on one of them. */
export function registerTemplates(app: FastifyInstance, core: Core): void {
  app.get("/sandbox/templates", () => ({ templates: core.contents.list().map(template) }))
  app.post<{ Params: { sid: string } }>("/sandbox/templates/:sid/approval", (request, reply) =>
    decide(core, request.params.sid, request.body, reply),
  )
  app.delete("/sandbox/templates", (_request, reply) => {
    core.contents.clear()
    void reply.code(204).send()
  })
}
