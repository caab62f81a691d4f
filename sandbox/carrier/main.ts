import { pino } from "pino"
import { readConfig } from "./config.ts"
import { startCarrier } from "./start-carrier.ts"

const log = pino({ name: "carrier" })

/** One sentence for the person who started it, whatever went wrong. */
function sentenceOf(error: unknown): string {
  const { code, message, port } = error as NodeJS.ErrnoException & { port?: number }
  if (code === "EADDRINUSE") return `Port ${port} is taken: set CARRIER_PORT to a free one.`
  return message
}

try {
  const carrier = await startCarrier({ ...readConfig(), log })
  const stop = () => void carrier.close().then(() => process.exit(0))
  process.once("SIGTERM", stop)
  process.once("SIGINT", stop)
  log.info({ url: carrier.url }, "the carrier is ready")
} catch (error) {
  log.fatal(sentenceOf(error))
  process.exitCode = 1
}
