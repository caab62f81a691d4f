import { createServer, type Server } from "node:http"

/** Answers on loopback whether the worker works: 200 or 503, with the facts as JSON. */
export function serveHealth(port: number, facts: () => { isHealthy: boolean }): Server {
  const server = createServer((_request, response) => {
    const answer = facts()
    response.writeHead(answer.isHealthy ? 200 : 503, { "content-type": "application/json" })
    response.end(JSON.stringify(answer))
  })
  return server.listen(port, "127.0.0.1")
}
