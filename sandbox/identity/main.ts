import { readConfig } from "./config.ts"
import { createIdentityProvider } from "./provider.ts"

function start(): void {
  const config = readConfig()
  const server = createIdentityProvider(config).listen(config.port, config.host, () => {
    process.stdout.write(`identity sandbox: ${config.issuer}\n`)
  })
  server.on("error", (problem) => refuse(problem))
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(0))
}

function refuse(problem: unknown): never {
  process.stderr.write(`${problem instanceof Error ? problem.message : String(problem)}\n`)
  process.exit(1)
}

try {
  start()
} catch (problem) {
  refuse(problem)
}
