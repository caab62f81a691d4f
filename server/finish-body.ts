import type { IncomingMessage, ServerResponse } from "node:http"
import { Socket } from "node:net"

/** How long a client may go on sending a body that was already answered; then its connection ends. */
const patienceMs = 3_000

/**
 * Lets a connection carry its next request also when the body of this one was not read, or read in part, because it was
 * refused: what comes of it after the answer is thrown away, for three seconds at most, then the connection is closed.
 * Without it the unread rest stands in front of the next request, and a proxy that shares connections stands still.
 */
export function finishBody(request: IncomingMessage, response: ServerResponse): void {
  keepFlowing(request)
  const writeHead = response.writeHead.bind(response) as (...head: unknown[]) => ServerResponse
  response.writeHead = (...head: unknown[]) => {
    if (!request.complete) answerEarly(request, response)
    return writeHead(...head)
  }
  response.once("finish", () => {
    if (request.complete) return
    request.resume()
    setTimeout(() => request.complete || request.socket.destroy(), patienceMs).unref()
  })
}

/**
 * A client that offered another protocol is told to come back by another connection: after its body Node loses what stands
 * in the same packet, which may be its next request. And a connection ends slowly: closed while its client sends, it
 * would be reset, and the answer lost on the way (RFC 9112, 9.6).
 */
function answerEarly(request: IncomingMessage, response: ServerResponse): void {
  const { socket, headers } = request
  if (headers.upgrade) response.shouldKeepAlive = false
  socket.destroySoon = () => {
    if (request.complete) return Socket.prototype.destroySoon.call(socket)
    socket.end()
    request.resume()
  }
}

/**
 * A reader that gives up (leaving `for await`, cancelling a web stream) destroys the request and takes its socket away,
 * after which Node reads no further although the connection lives: here such a request only goes on, unread.
 */
function keepFlowing(request: IncomingMessage): void {
  const { socket } = request
  const destroy = request.destroy.bind(request)
  request.destroy = (error) => {
    request.socket = socket
    if (socket.destroyed || request.readableEnded) return destroy(error)
    for (const reading of ["readable", "data"]) request.removeAllListeners(reading)
    return request.resume()
  }
}
