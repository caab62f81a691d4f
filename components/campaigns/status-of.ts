import { WebtoolError } from "#components/data/webtool-fetch.ts"

/** The HTTP status behind a thrown thing; 0 when there was no answer at all. */
export const statusOf = (error: unknown) => (error instanceof WebtoolError ? error.problem.status : 0)
