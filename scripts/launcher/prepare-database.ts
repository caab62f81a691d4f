import { demoBrand } from "./demo.ts"
import type { Ports } from "./ports.ts"
import { runStep } from "./run-step.ts"
import type { Secrets } from "./secrets.ts"
import { carrierUrl } from "./services.ts"
import type { Settings } from "./settings.ts"

type Environment = Record<string, string | undefined>

/** Brings the database up to date and fills in the demo brand, in a process of its own whose memory then returns. */
export function prepareDatabase(
  env: Environment,
  secrets: Secrets,
  ports: Ports,
  settings: Settings,
): Promise<void> {
  const twilio = settings.own.twilio
    ? null
    : { accountSid: secrets.twilioAccountSid, authToken: secrets.twilioAuthToken, baseUrl: carrierUrl(ports) }
  const input = {
    ...demoBrand,
    apiClient: { id: secrets.apiClientId, secret: secrets.apiClientSecret },
    twilio,
  }
  return runStep({
    title: "The database could not be prepared",
    command: { file: process.execPath, args: ["prisma/seed.ts"] },
    env,
    input: JSON.stringify(input),
    logDir: settings.paths.logs,
    logName: "database",
  })
}
