import type { FastifyInstance, FastifyRequest } from "fastify"
import type { Core } from "../core.ts"
import { listMessages } from "../messages/list-messages.ts"
import { isFinal, type Message } from "../messages/message.ts"
import { messageResource } from "../messages/message-json.ts"
import { RestError } from "../rest-error.ts"
import type { Form } from "../sending/form.ts"
import { pageToken, pageUri, type Query, readListQuery } from "./list-query.ts"
import { notFound } from "./rest-answers.ts"

type One = { Params: { file: string } }

function findMessage(core: Core, request: FastifyRequest<One>): Message {
  const { file } = request.params
  const message = file.endsWith(".json") ? core.store.find(file.slice(0, -".json".length)) : undefined
  if (!message) throw notFound(request)
  return message
}

function messagePage(core: Core, path: string, query: Query) {
  const { filter, start, page, size } = readListQuery(query)
  const { messages, hasNext } = listMessages(core.store, filter, start, size)
  const first = messages[0]
  const last = messages.at(-1)
  const uriOf = (number: number, token?: string) => pageUri(path, query, number, size, token)
  return {
    end: page * size + Math.max(messages.length - 1, 0),
    first_page_uri: uriOf(0),
    next_page_uri: hasNext && last ? uriOf(page + 1, pageToken("A", last.seq)) : null,
    page,
    page_size: size,
    previous_page_uri: page > 0 && first ? uriOf(page - 1, pageToken("B", first.seq)) : null,
    start: page * size,
    uri: uriOf(page),
    messages: messages.map((message) => messageResource(core.accountSid, message)),
  }
}

/** Cancels a scheduled message or redacts the body; not both in one call. */
function updateMessage(core: Core, message: Message, form: Form): void {
  const cancels = form.Status !== undefined
  const redacts = form.Body !== undefined
  if (cancels && redacts) throw new RestError(30400)
  if (cancels && form.Status !== "canceled") throw new RestError(20001, "Status can only be set to canceled")
  if (redacts && form.Body !== "") throw new RestError(20001, "Body can only be set to an empty text")
  if (cancels && message.status !== "scheduled") throw new RestError(30409)
  if (cancels) core.lifecycle.cancel(message)
  if (redacts) core.store.redact(message)
}

/** GET Messages.json; GET, POST and DELETE Messages/{sid}.json. */
export function registerMessages(app: FastifyInstance, core: Core): void {
  const base = "/2010-04-01/Accounts/:accountSid/Messages"
  app.get<{ Querystring: Query }>(`${base}.json`, (request, reply) => {
    void reply.send(messagePage(core, request.url.split("?")[0] as string, request.query))
  })
  app.get<One>(`${base}/:file`, (request, reply) => {
    void reply.send(messageResource(core.accountSid, findMessage(core, request)))
  })
  app.post<One & { Body: Form | undefined }>(`${base}/:file`, (request, reply) => {
    const message = findMessage(core, request)
    updateMessage(core, message, request.body ?? {})
    void reply.send(messageResource(core.accountSid, message))
  })
  app.delete<One>(`${base}/:file`, (request, reply) => {
    const message = findMessage(core, request)
    if (!isFinal(message.status)) throw new RestError(20009)
    core.store.remove(message)
    void reply.code(204).send()
  })
}
