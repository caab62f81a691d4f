import type { FastifyReply, FastifyRequest } from "fastify"
import { RestError } from "../rest-error.ts"

/** Answers in the shape of Twilio's 2010-04-01 errors. */
export function sendRestError(reply: FastifyReply, error: RestError): void {
  void reply.code(error.status).send({
    code: error.code,
    message: error.message,
    more_info: `https://www.twilio.com/docs/errors/${error.code}`,
    status: error.status,
  })
}

/** Twilio's 404, which names the path. */
export const notFound = (request: FastifyRequest): RestError =>
  new RestError(20404, `The requested resource ${request.url.split("?")[0]} was not found`)
