import { serve } from "inngest/next"
import type { NextRequest } from "next/server"
import { system } from "#app/_server/system.ts"
import { inngestClient } from "#inngest/client.ts"
import { inngestFunctions } from "#inngest/functions.ts"
import { allJobs } from "#inngest/jobs/all.ts"
import { env } from "#lib/platform/env.ts"

/** Longer than a job's turn, for hosts that bound requests. */
export const maxDuration = 60

let served: ReturnType<typeof serve> | undefined

/** Where an Inngest server learns of the jobs and calls them. Signed requests only, save in Inngest's dev mode. */
function handler() {
  const settings = env()
  const client = inngestClient(settings)
  const functions = inngestFunctions(client, allJobs, system)
  served ??= serve({ client, functions, serveOrigin: settings.INNGEST_SERVE_ORIGIN })
  return served
}

export const GET = (request: NextRequest, context: unknown) => handler().GET(request, context)
export const POST = (request: NextRequest, context: unknown) => handler().POST(request, context)
export const PUT = (request: NextRequest, context: unknown) => handler().PUT(request, context)
