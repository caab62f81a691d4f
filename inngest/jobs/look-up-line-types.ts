import { lookUpLineTypes } from "#lib/line-types/look-up-line-types.ts"
import { jobs } from "#lib/platform/jobs.ts"
import { defineJob } from "../job.ts"

/** Looks up the lines of numbers that SMS wait for. Never retried by the host: what has no answer comes again by itself. */
export const lookUpLineTypesJob = defineJob(jobs.lookUpLineTypes, (system, _, limits) =>
  lookUpLineTypes(system, limits),
)
