import { existsSync, readFileSync, writeFileSync } from "node:fs"
import path from "node:path"
import { rootDir } from "./paths.ts"
import { runStep } from "./run-step.ts"
import { hashSources } from "./source-hash.ts"

type Say = (line: string) => void

type Product = {
  title: string
  say: string
  sources: string[]
  /** Inside what is made: when that is deleted, the stamp goes with it. */
  stamp: string
  args: string[]
}

const client: Product = {
  title: "The database client could not be generated",
  say: "Generating the database client",
  sources: ["prisma/schema.prisma", "package-lock.json"],
  stamp: "prisma/generated/.sources",
  args: ["scripts/generate.mjs"],
}

const web: Product = {
  title: "The build failed",
  say: "Building the web application",
  sources: [
    ...["app", "components", "lib", "inngest", "public", "prisma/schema.prisma", "package-lock.json"],
    ...["next.config.ts", "postcss.config.mjs", "tsconfig.json", "proxy.ts", "instrumentation.ts"],
    "scripts/bundle/english-only.mjs",
  ],
  stamp: ".next/.sources",
  args: ["node_modules/next/dist/bin/next", "build"],
}

/** Makes the database client and the production build again when their sources changed since the last time. */
export async function build(logDir: string, say: Say): Promise<void> {
  for (const product of [client, web]) await make(product, logDir, say)
}

/** For whoever has just generated the client: nobody takes it away and makes it again while others read it. */
export const noteGenerated = () => writeFileSync(path.join(rootDir, client.stamp), hashOf(client))

const hashOf = ({ sources }: Product) => hashSources(rootDir, sources)

async function make(product: Product, logDir: string, say: Say) {
  const { title, say: doing, stamp, args } = product
  const stampFile = path.join(rootDir, stamp)
  const hash = hashOf(product)
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === hash) return
  say(`${doing} …`)
  const startedAt = Date.now()
  const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" }
  await runStep({ title, command: { file: process.execPath, args }, env, logDir, logName: "build" })
  writeFileSync(stampFile, hash)
  say(`${doing}: done in ${((Date.now() - startedAt) / 1000).toFixed(0)} s`)
}
