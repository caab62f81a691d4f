import { serve } from "inngest/next"
import type { NextRequest } from "next/server"
import { problemResponse } from "#app/_server/http/problem-response.ts"
import { withBoundedBody } from "#app/_server/http/read-body.ts"
import { requestIdOf } from "#app/_server/http/request-id.ts"
import { system } from "#app/_server/system.ts"
import { inngestClient } from "#inngest/client.ts"
import { inngestFunctions } from "#inngest/functions.ts"
import { allJobs } from "#inngest/jobs/all.ts"
import { env, usesInngest } from "#lib/platform/env.ts"
import { NotFoundError, UnauthenticatedError } from "#lib/platform/errors.ts"

/** Longer than a job's turn, for hosts that bound requests. */
export const maxDuration = 60

/** Inngest's own limit of what a run carries (https://www.inngest.com/docs/usage-limits/inngest). */
const maxBytes = 4_000_000

type Method = "GET" | "POST" | "PUT"

let served: ReturnType<typeof serve> | undefined

/** Where an Inngest server learns of the jobs and calls them. Signed requests only, save in Inngest's dev mode. */
function handler() {
  const settings = env()
  const client = inngestClient(settings)
  served ??= serve({
    client,
    functions: inngestFunctions(client, allJobs, system),
    serveOrigin: settings.INNGEST_SERVE_ORIGIN,
    enableUnauthedSync: false,
  })
  return served
}

/** Not there where jobs run in the worker. The library answers 500 to what is unsigned or no JSON: that ends here. */
const answer = (method: Method) => async (request: NextRequest, context: unknown) => {
  try {
    if (!usesInngest(env())) throw new NotFoundError("This address")
    if (!env().INNGEST_DEV && !request.headers.has("x-inngest-signature"))
      throw new UnauthenticatedError("Only the Inngest server may call this, with a signature")
    return await handler()[method](await withBoundedBody(request, { maxBytes, isJson: true }), context)
  } catch (error) {
    return problemResponse(error, requestIdOf(request.headers))
  }
}

export const GET = answer("GET")
export const POST = answer("POST")
export const PUT = answer("PUT")
