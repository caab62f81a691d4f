// Generates the Prisma client. The CLI asks for a native schema engine that generation does not use; migrations run on the WebAssembly one.
import { spawnSync } from "node:child_process"

const result = spawnSync("node_modules/.bin/prisma", ["generate"], {
  encoding: "utf8",
  env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: "1" },
})
if (result.status !== 0) process.stderr.write(`${result.stdout}${result.stderr}`)
process.exit(result.status ?? 1)
