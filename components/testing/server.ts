import { vi } from "vitest"
import type { FieldProblem } from "#lib/platform/errors.ts"

export type Asked = { method: string; path: string; query: URLSearchParams; json: unknown }
type Answer = (asked: Asked) => unknown

/**
 * Answers the browser's requests to `/api/webtool/`, by method and path: "POST campaigns/a1/pause". An answer is a body, a
 * Response of `problem`, or thrown to have no answer at all. What nobody answers is a 404, and everything is written down.
 */
export function serve(answers: Record<string, Answer>): { asked: Asked[]; answers: Record<string, Answer> } {
  const asked: Asked[] = []
  vi.stubGlobal("fetch", async (address: string, init: RequestInit = {}) => {
    const { pathname, searchParams } = new URL(address, "http://localhost")
    const json = typeof init.body === "string" ? JSON.parse(init.body) : undefined
    const request = {
      method: init.method ?? "GET",
      path: pathname.slice("/api/webtool/".length),
      query: searchParams,
      json,
    }
    asked.push(request)
    const answer = answers[`${request.method} ${request.path}`]
    if (!answer) return problem(404, `Nobody answers ${request.method} ${request.path}`)
    const result = await answer(request)
    if (result instanceof Response) return result
    return result === undefined ? new Response(null, { status: 204 }) : Response.json(result)
  })
  return { asked, answers }
}

/** What the server says when it refuses. */
export function problem(status: number, detail: string, fields: FieldProblem[] = []): Response {
  const body = {
    type: "about:blank",
    title: "Refused",
    status,
    detail,
    code: "refused",
    requestId: "r-1",
    fields,
  }
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/problem+json" },
  })
}

/** An answer that comes when the test says so. */
export function later<T>(): { answer: () => Promise<T>; give: (value: T) => void } {
  const { promise, resolve } = Promise.withResolvers<T>()
  return { answer: () => promise, give: resolve }
}
