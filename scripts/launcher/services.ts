import path from "node:path"
import { demoBrand, demoUsers } from "./demo.ts"
import { rootDir } from "./paths.ts"
import type { Ports } from "./ports.ts"
import { oidcClientId } from "./product-env.ts"
import type { Secrets } from "./secrets.ts"
import type { Settings } from "./settings.ts"
import type { Service } from "./supervise.ts"

type Environment = Record<string, string | undefined>

/** This machine's Node 24, which runs our TypeScript as it is. */
const node = (...args: string[]) => ({ file: process.execPath, args })
const inClone = (file: string) => path.join(rootDir, file)

export const carrierUrl = (ports: Ports) => `http://localhost:${ports.carrier}`
export const identityUrl = (ports: Ports) => `http://localhost:${ports.identity}`
export const inboundWebhookUrl = ({ publicUrl }: Settings) =>
  `${publicUrl}/api/webhooks/twilio/${demoBrand.accountId}/inbound`

export const webService = (env: Environment, port: number): Service => ({
  name: "web",
  command: node(inClone("server/main.ts"), "--hostname", "127.0.0.1", "--port", `${port}`),
  env,
  answers: () => answersOk(`http://127.0.0.1:${port}/api/health`),
})

export const workerService = (env: Environment, port: number): Service => ({
  name: "worker",
  command: node(inClone("inngest/worker.ts")),
  env: { ...env, WORKER_PORT: `${port}` },
  answers: () => answersOk(`http://127.0.0.1:${port}/`),
})

export function carrierService(settings: Settings, secrets: Secrets, ports: Ports): Service {
  return {
    name: "carrier",
    command: node(inClone("sandbox/carrier/main.ts")),
    env: {
      PATH: process.env.PATH,
      NODE_ENV: "production",
      CARRIER_PORT: `${ports.carrier}`,
      CARRIER_HOST: "127.0.0.1",
      CARRIER_ACCOUNT_SID: secrets.twilioAccountSid,
      CARRIER_AUTH_TOKEN: secrets.twilioAuthToken,
      CARRIER_INBOUND_URL: inboundWebhookUrl(settings),
      CARRIER_SENDERS: demoBrand.senderNumber,
      CARRIER_DATA_FILE: settings.paths.carrier,
    },
    answers: () => answersOk(`http://127.0.0.1:${ports.carrier}/`),
  }
}

export function identityService(settings: Settings, secrets: Secrets, ports: Ports): Service {
  return {
    name: "identity",
    command: node(inClone("sandbox/identity/main.ts")),
    env: {
      PATH: process.env.PATH,
      NODE_ENV: "production",
      IDENTITY_PORT: `${ports.identity}`,
      IDENTITY_ISSUER: identityUrl(ports),
      IDENTITY_CLIENT_ID: oidcClientId,
      IDENTITY_CLIENT_SECRET: secrets.oidcClientSecret,
      IDENTITY_REDIRECT_BASE: settings.publicUrl,
      IDENTITY_USERS: JSON.stringify(demoUsers),
      IDENTITY_ACCOUNT_ID: demoBrand.accountId,
      IDENTITY_KEY_FILE: settings.paths.identityKeys,
    },
    answers: () => answersOk(`http://127.0.0.1:${ports.identity}/.well-known/openid-configuration`),
  }
}

async function answersOk(url: string): Promise<boolean> {
  const response = await fetch(url, { signal: AbortSignal.timeout(5000) })
  await response.arrayBuffer()
  return response.ok
}
