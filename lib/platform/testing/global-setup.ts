import type { TestProject } from "vitest/node"
import { startTemplateServer } from "./template-server.ts"

declare module "vitest" {
  interface ProvidedContext {
    postgresUrl: string
  }
}

/** One real Postgres for the whole run, with a migrated template from which each test file copies its database. */
export default async function startPostgres({ provide }: TestProject) {
  const { url, stop } = await startTemplateServer()
  provide("postgresUrl", url)
  return stop
}
