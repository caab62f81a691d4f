import type { FastifyInstance } from "fastify"
import { isSupportedCountry } from "libphonenumber-js/max"
import { RestError } from "../rest-error.ts"
import { lookUp } from "./lookup.ts"

type Lookup = { Params: { number: string }; Querystring: { Fields?: string; CountryCode?: string } }

/** GET /v2/PhoneNumbers/{number}?Fields=line_type_intelligence */
export function registerLookup(app: FastifyInstance): void {
  app.get<Lookup>("/v2/PhoneNumbers/:number", (request, reply) => {
    const country = request.query.CountryCode ?? "US"
    if (!isSupportedCountry(country)) throw new RestError(60600, "CountryCode is not a country")
    void reply.send(lookUp(request.params.number, request.query.Fields ?? "", country))
  })
}
