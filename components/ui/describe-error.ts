import { WebtoolError } from "#components/data/webtool-fetch.ts"

export type ErrorTexts = { title: string; detail: string; requestId: string | null }

/** An error as a person reads it. Only defects show their request id: for the rest the text says what to do. */
export function describeError(error: unknown): ErrorTexts {
  if (!(error instanceof WebtoolError))
    return { title: "Something went wrong", detail: "Reload the page and try again.", requestId: null }
  const { title, detail, requestId, status } = error.problem
  return { title, detail, requestId: status >= 500 ? requestId : null }
}
