import { parseEnv } from "#lib/platform/env.ts"
import { superuser } from "../postgres/cluster.ts"
import { Problem } from "../problem.ts"
import { demoBrand } from "./demo.ts"
import type { Ports } from "./ports.ts"
import type { Secrets } from "./secrets.ts"
import type { Settings } from "./settings.ts"

export const databaseName = "proactive"
export const oidcClientId = "proactive-messaging"

type Environment = Record<string, string | undefined>

/**
 * The settings under which web and worker run: what the environment gives, completed by this set-up's own parts.
 * Checked here by the product's own rules, before anything is started. Throws a Problem that names each wrong setting.
 */
export function productEnv(settings: Settings, secrets: Secrets, ports: Ports): Environment {
  const env = {
    DATABASE_URL: embeddedDatabaseUrl(secrets, ports),
    ENCRYPTION_KEYS: `embedded:${secrets.encryptionKey}`,
    ADDRESS_KEY_SECRET: secrets.addressKeySecret,
    NEXTAUTH_SECRET: secrets.sessionSecret,
    ...(settings.own.identity === undefined && identityClient(secrets, ports)),
    ...(settings.own.twilio && { TWILIO_ACCOUNTS: demoBrand.accountId }),
    ...settings.given,
    SETUP: "embedded",
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    PUBLIC_URL: settings.publicUrl,
    NEXTAUTH_URL: settings.publicUrl,
    PORT: `${settings.port}`,
  }
  check(env)
  return env
}

/** Where the set-up's own PostgreSQL is reached. */
export const embeddedDatabaseUrl = ({ postgresPassword }: Secrets, ports: Ports) =>
  `postgresql://${superuser}:${postgresPassword}@127.0.0.1:${ports.postgres}/${databaseName}`

const identityClient = ({ oidcClientSecret }: Secrets, ports: Ports) => ({
  OIDC_ISSUER: `http://localhost:${ports.identity}`,
  OIDC_CLIENT_ID: oidcClientId,
  OIDC_CLIENT_SECRET: oidcClientSecret,
})

function check(env: Environment): void {
  try {
    parseEnv(env)
  } catch (error) {
    throw new Problem(error instanceof Error ? error.message : String(error))
  }
}
