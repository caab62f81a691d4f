import { WebtoolError } from "./webtool-fetch.ts"

/** What the server said about each field, by the field's path; empty when the error is about something else. */
export function fieldErrors(error: unknown): Partial<Record<string, string>> {
  if (!(error instanceof WebtoolError)) return {}
  return Object.fromEntries((error.problem.fields ?? []).map(({ path, message }) => [path, message]))
}
