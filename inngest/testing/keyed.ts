import { z } from "zod"
import type { JobDeclaration, Retries } from "#lib/platform/jobs.ts"

/** A job of a test's own, whose runs are told apart by `key`. */
export const keyed = (name: string, retries: Retries = 0): JobDeclaration<{ key: string }> => ({
  ...{ name, retries, key: "key" },
  payload: z.object({ key: z.string() }),
})
