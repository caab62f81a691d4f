import { demoBrand, demoUsers } from "./demo.ts"
import type { Ports } from "./ports.ts"
import type { ServiceName } from "./running.ts"
import type { Secrets } from "./secrets.ts"
import { carrierUrl, identityUrl, inboundWebhookUrl } from "./services.ts"
import type { Settings } from "./settings.ts"

export type Pids = Partial<Record<ServiceName, number>>

/** What `.data/embedded.json` says: everything that a script needs to drive the running set-up. */
export function manifest(settings: Settings, secrets: Secrets, ports: Ports, pids: Pids) {
  const { identity, twilio } = settings.own
  const { accountId, handoffId, handoffIdWithVariables, skill, senderNumber } = demoBrand
  return {
    baseUrl: settings.publicUrl,
    carrierUrl: twilio?.baseUrl ?? carrierUrl(ports),
    identityUrl: identity ?? identityUrl(ports),
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
    users: identity ? [] : demoUsers.map(({ title, login, password }) => ({ role: title, login, password })),
    pids,
  }
}

export type Manifest = ReturnType<typeof manifest>
