import type { FastifyInstance, FastifyRequest } from "fastify"
import type { Core } from "../core.ts"
import { poolOf } from "../numbers/messaging-services.ts"
import { pooledNumberResource, serviceResource } from "../numbers/service-json.ts"
import type { Query } from "./list-query.ts"
import { metaPage } from "./meta-page.ts"
import { notFound } from "./rest-answers.ts"

type Service = { Params: { sid: string }; Querystring: Query }

/** The kinds of senders that a pool may have beside numbers; this carrier's pools have none. */
const OTHER_SENDERS = { ShortCodes: "short_codes", AlphaSenders: "alpha_senders" } as const

/** GET /v1/Services/{sid}, and what is in its pool: PhoneNumbers, ShortCodes, AlphaSenders. */
export function registerServices(app: FastifyInstance, core: Core): void {
  const base = "/v1/Services/:sid"
  app.get<Service>(base, (request, reply) => {
    requirePool(core, request)
    void reply.send(serviceResource(core.accountSid, request.params.sid))
  })
  app.get<Service>(`${base}/PhoneNumbers`, (request, reply) => {
    const { sid } = request.params
    const numbers = requirePool(core, request).map((number) =>
      pooledNumberResource(core.accountSid, sid, number),
    )
    void reply.send(metaPage(request, "phone_numbers", numbers))
  })
  for (const [path, key] of Object.entries(OTHER_SENDERS))
    app.get<Service>(`${base}/${path}`, (request, reply) => {
      requirePool(core, request)
      void reply.send(metaPage(request, key, []))
    })
}

function requirePool(core: Core, request: FastifyRequest<Service>): readonly string[] {
  const pool = poolOf(core, request.params.sid)
  if (!pool) throw notFound(request)
  return pool
}
