import { ProblemError } from "#components/ui/problem-error.ts"
import type { Problem } from "#lib/platform/problem.ts"

/** Asks for a path of the browser's own API. Throws ProblemError, also when nobody answers. */
export async function fetchOrThrow(path: string, init: RequestInit): Promise<Response> {
  const response = await fetch(path, init).catch(() => null)
  if (!response) throw new ProblemError(unreachable)
  if (!response.ok) throw new ProblemError(await problemIn(response))
  return response
}

const unreachable: Problem = {
  type: "about:blank",
  title: "The server did not answer",
  status: 0,
  detail: "Check your connection, then try again.",
  code: "unreachable",
  requestId: "",
}

async function problemIn(response: Response): Promise<Problem> {
  const isProblem = response.headers.get("content-type")?.startsWith("application/problem+json")
  if (isProblem) return response.json()
  const requestId = response.headers.get("x-request-id") ?? ""
  return { ...unreachable, title: "The server gave an unexpected answer", status: response.status, requestId }
}
