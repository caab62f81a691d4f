import type { FastifyInstance, FastifyRequest } from "fastify"
import type { Core } from "../core.ts"
import { poolOf } from "../numbers/messaging-services.ts"
import { pooledNumberResource, serviceResource } from "../numbers/service-json.ts"
import { type Query, readPageQuery } from "./list-query.ts"
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
    void reply.send(senderPage(request, "phone_numbers", numbers))
  })
  for (const [path, key] of Object.entries(OTHER_SENDERS))
    app.get<Service>(`${base}/${path}`, (request, reply) => {
      requirePool(core, request)
      void reply.send(senderPage(request, key, []))
    })
}

function requirePool(core: Core, request: FastifyRequest<Service>): readonly string[] {
  const pool = poolOf(core, request.params.sid)
  if (!pool) throw notFound(request)
  return pool
}

/** A page as newer APIs of Twilio write it: with its addresses in `meta`. */
function senderPage(request: FastifyRequest<Service>, key: string, all: object[]) {
  const { size, page } = readPageQuery(request.query)
  const path = request.url.split("?")[0] as string
  const urlOf = (number: number) =>
    `${request.protocol}://${request.host}${path}?PageSize=${size}&Page=${number}`
  return {
    meta: {
      first_page_url: urlOf(0),
      key,
      next_page_url: (page + 1) * size < all.length ? urlOf(page + 1) : null,
      page,
      page_size: size,
      previous_page_url: page > 0 ? urlOf(page - 1) : null,
      url: urlOf(page),
    },
    [key]: all.slice(page * size, (page + 1) * size),
  }
}
