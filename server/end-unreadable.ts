import { STATUS_CODES } from "node:http"
import type { Duplex } from "node:stream"

/** How long a client may go on sending after it was told. */
const patienceMs = 3_000

const statuses: Record<string, number> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  HPE_HEADER_OVERFLOW: 431,
}

/**
 * Answers what is no HTTP request, or hardly one, and ends its connection. What still comes is read for three seconds and
 * thrown away: a connection closed while its client sends is reset, and the answer lost on the way (RFC 9112, 9.6).
 */
export function endUnreadable(error: NodeJS.ErrnoException, socket: Duplex): void {
  // It is ending already: what is read on the way cannot be read either.
  if (socket.writableEnded) return
  if (!socket.writable || hasAnswered(socket)) return void socket.destroy()
  const status = statuses[error.code ?? ""] ?? 400
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
  socket.removeAllListeners("data")
  socket.resume()
  setTimeout(() => socket.destroy(), patienceMs).unref()
}

/** An answer that has begun cannot be followed by another one. Node keeps it on the socket, as its own handler reads it. */
const hasAnswered = (socket: Duplex) =>
  (socket as Duplex & { _httpMessage?: { headersSent: boolean } })._httpMessage?.headersSent === true
