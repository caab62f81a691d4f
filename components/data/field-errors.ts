import { ProblemError } from "#components/ui/problem-error.ts"

/** What the server said about each field, by the field's path; empty when the error is about something else. */
export function fieldErrors(error: unknown): Partial<Record<string, string>> {
  if (!(error instanceof ProblemError)) return {}
  return Object.fromEntries((error.problem.fields ?? []).map(({ path, message }) => [path, message]))
}
