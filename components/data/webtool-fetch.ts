import type { Problem } from "#lib/platform/problem.ts"

/** A refused or failed request to the browser's own API, with what the server said about it. */
export class WebtoolError extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.detail)
    this.problem = problem
  }
}

/** Asks for a path of the browser's own API. Throws WebtoolError, also when nobody answers. */
export async function fetchOrThrow(path: string, init: RequestInit): Promise<Response> {
  const response = await fetch(path, init).catch(() => null)
  if (!response) throw new WebtoolError(unreachable)
  if (!response.ok) throw new WebtoolError(await problemIn(response))
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
