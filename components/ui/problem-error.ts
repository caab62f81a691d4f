import type { Problem } from "#lib/platform/problem.ts"

/** A refused or failed request, with what the server said about it. */
export class ProblemError extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.detail)
    this.problem = problem
  }
}

/** The HTTP status behind a thrown thing; 0 when there was no answer at all. */
export const statusOf = (error: unknown) => (error instanceof ProblemError ? error.problem.status : 0)
