import type { ServerResponse } from "node:http"

/** Sends what our own routes answer with through Node's server; the body is short and read whole. */
export async function sendResponse(response: ServerResponse, answer: Response): Promise<void> {
  const body = Buffer.from(await answer.arrayBuffer())
  const headers = { ...Object.fromEntries(answer.headers), "content-length": body.length }
  response.writeHead(answer.status, headers).end(body)
}
