import { answerTokenRequest } from "#app/sentinel/_token/answer-token-request.ts"

type Context = { params: Promise<{ accountId: string }> }

/** Token endpoint, version 2: a form body without `v` (wire contract 1.2). */
export const POST = async (request: Request, { params }: Context) =>
  answerTokenRequest(request, (await params).accountId, "v2")
