import type { FastifyInstance } from "fastify"
import type { Core } from "../core.ts"
import { API_VERSION } from "../messages/message-json.ts"
import { numbersOf } from "../numbers/account-numbers.ts"
import { accountResource, numberResource } from "../numbers/number-json.ts"
import { pageUri, type Query, readPageQuery } from "./list-query.ts"
import { notFound } from "./rest-answers.ts"

/** GET Accounts/{sid}.json and IncomingPhoneNumbers.json?PhoneNumber=: whose credentials these are, and what it owns. */
export function registerNumbers(app: FastifyInstance, core: Core): void {
  const base = `/${API_VERSION}/Accounts`
  app.get<{ Params: { file: string } }>(`${base}/:file`, (request, reply) => {
    if (request.params.file !== `${core.accountSid}.json`) throw notFound(request)
    void reply.send(accountResource(core.accountSid))
  })
  app.get<{ Querystring: Query }>(`${base}/:accountSid/IncomingPhoneNumbers.json`, (request, reply) => {
    void reply.send(numberPage(core, request.url.split("?")[0] as string, request.query))
  })
}

function numberPage(core: Core, path: string, query: Query) {
  const { size, page, asked } = readPageQuery(query, "PhoneNumber")
  const owned = numbersOf(core.senders, asked)
  const shown = owned.slice(page * size, (page + 1) * size)
  const uriOf = (number: number) => pageUri(path, query, number, size)
  return {
    end: page * size + Math.max(shown.length - 1, 0),
    first_page_uri: uriOf(0),
    next_page_uri: (page + 1) * size < owned.length ? uriOf(page + 1) : null,
    page,
    page_size: size,
    previous_page_uri: page > 0 ? uriOf(page - 1) : null,
    start: page * size,
    uri: uriOf(page),
    incoming_phone_numbers: shown.map((number) => numberResource(core.accountSid, number)),
  }
}
