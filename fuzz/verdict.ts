import type { Attempt } from "./attempts.ts"
import { Connection } from "./connection.ts"
import type { Answer } from "./read-answer.ts"

const health = "GET /api/health HTTP/1.1\r\nHost: localhost\r\n\r\n"

/**
 * Sends one request and says what is wrong with what comes of it, null when nothing is: it is answered in time and not with
 * a fault of ours, and where the connection stays open it carries a health check next.
 */
export async function faultOf(url: string, attempt: Attempt, withinMs: number): Promise<string | null> {
  const connection = new Connection(url)
  try {
    if (attempt.parts > 1) await connection.sendSlowly(attempt.bytes, attempt.parts, attempt.pauseMs)
    else connection.send(attempt.bytes)
    if (!attempt.isWhole) return await faultOfPart(connection, attempt, withinMs)
    const answer = await connection.answer(attempt.method, withinMs)
    return faultOfAnswer(answer) ?? (await faultOfNext(connection, answer, withinMs))
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  } finally {
    connection.close()
  }
}

/** Of a request that never comes to its end: an answer may come early or not at all, and none may be a fault of ours. */
async function faultOfPart(
  connection: Connection,
  attempt: Attempt,
  withinMs: number,
): Promise<string | null> {
  if (attempt.isHttp) return null
  connection.finish()
  const answer = await connection.answer(attempt.method, withinMs)
  return answer && faultOfAnswer(answer)
}

function faultOfAnswer(answer: Answer | null): string | null {
  if (!answer) return "The connection was closed without an answer"
  if (answer.status >= 200 && answer.status < 500) return null
  return `Answered ${answer.status}: ${answer.body.slice(0, 200)}`
}

async function faultOfNext(connection: Connection, answer: Answer | null, withinMs: number) {
  if (answer?.headers.get("connection")?.toLowerCase() === "close") return null
  connection.send(health)
  const next = await connection.answer("GET", withinMs)
  return next?.status === 200 ? null : `The next request on the connection got ${next?.status ?? "nothing"}`
}
