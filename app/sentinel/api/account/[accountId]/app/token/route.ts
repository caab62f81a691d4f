import { answerTokenRequest } from "#app/sentinel/_token/answer-token-request.ts"

type Context = { params: Promise<{ accountId: string }> }

/** Token endpoint, version 1: `v=1.0` in the query, the rest in query or form body (wire contract 1.1). */
export const POST = async (request: Request, { params }: Context) =>
  answerTokenRequest(request, (await params).accountId, "v1")
