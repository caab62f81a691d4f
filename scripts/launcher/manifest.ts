import { demoBrand, demoUsers } from "./demo.ts"
import type { Ports } from "./ports.ts"
import type { ServiceName } from "./running.ts"
import type { Secrets } from "./secrets.ts"
import { carrierUrl, identityUrl, inboundWebhookUrl } from "./services.ts"
import type { Settings } from "./settings.ts"

export type Pids = Partial<Record<ServiceName, number>>

/** What `.data/embedded.json` says: everything that a script needs to drive the running set-up. */
export type Manifest = ReturnType<typeof manifest>
/** The same where there is a demo brand. */
export type DemoManifest = Manifest & ReturnType<typeof demoParts>

export function manifest(settings: Settings, secrets: Secrets, ports: Ports, pids: Pids) {
  const { own, publicUrl, hasDemoBrand } = settings
  return {
    baseUrl: publicUrl,
    carrierUrl: own.twilio ? (own.twilio.baseUrl ?? "https://api.twilio.com") : carrierUrl(ports),
    identityUrl: own.identity ?? identityUrl(ports),
    ...(hasDemoBrand && demoParts(settings, secrets)),
    users: own.identity
      ? []
      : demoUsers.map(({ title, login, password }) => ({ role: title, login, password })),
    pids,
  }
}

/** The brand to try, and the secrets with which scripts act as its backend and as its carrier. */
function demoParts(settings: Settings, secrets: Secrets) {
  const { accountId, handoffId, handoffIdWithVariables, skill, senderNumber } = demoBrand
  const { twilio } = settings.own
  return {
    accountId,
    clientId: secrets.apiClientId,
    clientSecret: secrets.apiClientSecret,
    handoffId,
    handoffIdWithVariables,
    skill,
    senderNumber,
    inboundWebhookUrl: inboundWebhookUrl(settings),
    twilio: {
      accountSid: twilio?.accountSid ?? secrets.twilioAccountSid,
      authToken: twilio?.authToken ?? secrets.twilioAuthToken,
    },
  }
}
