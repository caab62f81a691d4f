import { ProblemError } from "./problem-error.ts"

export type ErrorTexts = {
  title: string
  detail: string
  requestId: string | null
  /** False when trying again without a change would end the same way. */
  mayPass: boolean
}

/** An error as a person reads it. Only defects show their request id: for the rest the text says what to do. */
export function describeError(error: unknown): ErrorTexts {
  if (!(error instanceof ProblemError))
    return {
      title: "Something went wrong",
      detail: "Reload the page and try again.",
      requestId: null,
      mayPass: true,
    }
  const { title, detail, requestId, status } = error.problem
  const isDefect = status >= 500
  return {
    title,
    detail,
    requestId: isDefect ? requestId : null,
    mayPass: isDefect || status === 0 || status === 429,
  }
}
