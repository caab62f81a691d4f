import { demoBrand } from "./demo.ts"
import type { Ports } from "./ports.ts"
import { runStep } from "./run-step.ts"
import type { Secrets } from "./secrets.ts"
import { carrierUrl } from "./services.ts"
import type { Settings } from "./settings.ts"

type Environment = Record<string, string | undefined>

/** Brings the database up to date and fills in what it begins with, in a process of its own whose memory then returns. */
export function prepareDatabase(
  env: Environment,
  secrets: Secrets,
  ports: Ports,
  settings: Settings,
): Promise<void> {
  return runStep({
    title: "The database could not be prepared",
    command: { file: process.execPath, args: ["prisma/seed.ts"] },
    env,
    input: JSON.stringify(settings.hasDemoBrand ? demo(secrets, ports, settings) : bare(secrets, settings)),
    logDir: settings.paths.logs,
    logName: "database",
  })
}

function demo(secrets: Secrets, ports: Ports, { own }: Settings) {
  const apiClient = { id: secrets.apiClientId, secret: secrets.apiClientSecret }
  const carrier = {
    accountSid: secrets.twilioAccountSid,
    authToken: secrets.twilioAuthToken,
    baseUrl: carrierUrl(ports),
  }
  return { demoBrand: { ...demoBrand, apiClient, twilio: own.twilio ? null : carrier } }
}

/** An empty account for the people of the local identity provider; a real one has accounts of its own. */
function bare(secrets: Secrets, { own }: Settings) {
  const { accountId } = demoBrand
  const { apiClientId: clientId, twilioAccountSid } = secrets
  const account = own.identity
    ? null
    : { id: accountId, name: "Your brand", skill: "support", homeCountry: "US" }
  return { withdrawn: { accountId, clientId, twilioAccountSid }, account }
}
