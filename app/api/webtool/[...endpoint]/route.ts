import { answerEndpoint, answerOptions } from "#app/_server/webtool/answer-endpoint.ts"
import { signedInRoute } from "#app/_server/webtool/signed-in-route.ts"

/** Every endpoint of the browser's own API but for uploads, as lib/webtool/endpoints.ts lists them. */
const answer = signedInRoute(answerEndpoint)

export {
  answer as DELETE,
  answer as GET,
  answer as PATCH,
  answer as POST,
  answer as PUT,
  answerOptions as OPTIONS,
}
