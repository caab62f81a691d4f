import { z } from "zod"
import { encryptionKeys } from "./encryption-keys.ts"

const flag = z.enum(["0", "1"], "must be 0 or 1").transform((value) => value === "1")
const httpUrl = z
  .url({ protocol: /^https?$/, error: "must be an address that begins with https:// or http://" })
  .transform((url) => url.replace(/\/$/, ""))
const whole = (min: number, max: number) =>
  z.coerce
    .number(`must be a whole number between ${min} and ${max}`)
    .int(`must be a whole number between ${min} and ${max}`)
    .min(min, `must be ${min} or more`)
    .max(max, `must be ${max} or less`)
const atLeast = (characters: number) =>
  z.string().min(characters, `must have ${characters} characters or more`)

/** Every setting of the product, with what it is: docs/settings.md is made of these words (`npm run settings`). */
export const envSchema = z.object({
  SETUP: z
    .enum(["embedded", "production"], 'must be "production" or "embedded"')
    .default("production")
    .describe(
      "`production` refuses settings that are right on one machine only; `embedded` is set by `npm start` and by nobody else",
    ),
  NODE_ENV: z
    .string()
    .optional()
    .describe("`development` serves the application unbuilt; production refuses that. Node's usual meaning"),
  DATABASE_URL: z
    .string()
    .min(1)
    .describe("PostgreSQL 16 or newer, as `postgresql://user:password@host/database`"),
  DATABASE_POOL_SIZE: whole(2, 200)
    .default(10)
    .describe("Connections that one process opens at most, see scaling.md"),
  PUBLIC_URL: httpUrl.describe(
    "Where browsers and the provider's callbacks reach this installation, exactly: signatures cover it. https in production",
  ),
  TRUSTED_PROXIES: whole(0, 10)
    .optional()
    .describe(
      "Required in production: reverse proxies of yours in front of a web node, each of which appends to `X-Forwarded-For` whom it saw. The caller is the n-th entry from the right. 0, and unset elsewhere: the other end of the socket, whatever the header says",
    ),
  ENCRYPTION_KEYS: encryptionKeys.describe(
    "Keys of the secrets at rest, `id:base64 of 32 bytes`, newest first, parted by commas: the first seals, all of them open. To rotate them see deploy.md",
  ),
  ADDRESS_KEY_SECRET: atLeast(32).describe(
    "Keys the hashes of recipients' addresses. Never change it, also when it turns out to be weak: suppressions are found by it",
  ),
  NEXTAUTH_SECRET: atLeast(32).describe("Seals the session cookies. Changing it signs everybody out"),
  OIDC_ISSUER: httpUrl.describe("Your OpenID Connect provider. https and not this machine in production"),
  OIDC_CLIENT_ID: z.string().min(1).describe("The client that the provider knows this installation by"),
  OIDC_CLIENT_SECRET: z
    .string()
    .min(1)
    .describe("That client's secret; its redirect URI is `{PUBLIC_URL}/api/auth/callback/oidc`"),
  OIDC_SCOPE: z
    .string()
    .default("openid email profile roles")
    .describe("Scopes to ask the provider for, so that the ID token carries the two claims below"),
  OIDC_ROLES_CLAIM: z
    .string()
    .default("roles")
    .describe("Claim with the person's role: `admin`, `campaign_manager`, `lpa`, `agent` or `agent_manager`"),
  OIDC_ACCOUNT_CLAIM: z.string().default("account").describe("Claim with the id of the person's account"),
  SESSION_IDLE_MINUTES: whole(1, 525_600)
    .default(30)
    .describe("A session ends after so many minutes without a request"),
  SESSION_ABSOLUTE_HOURS: whole(1, 8_760)
    .default(12)
    .describe("A session ends so many hours after signing in, whatever happens"),
  TWILIO_ACCOUNT_SID: z
    .string()
    .regex(/^AC\w+$/, "must begin with AC: it is the account SID of Twilio's console")
    .optional()
    .describe("Send through this Twilio account"),
  TWILIO_AUTH_TOKEN: z
    .string()
    .min(1)
    .optional()
    .describe("Its auth token, which also proves that a webhook is Twilio's"),
  TWILIO_ACCOUNTS: z
    .string()
    .regex(/^\s*\d+\s*(,\s*\d+\s*)*$/, "must be account ids, separated by commas")
    .transform((ids) => ids.split(",").map((id) => id.trim()))
    .optional()
    .describe(
      "Ids of the accounts, separated by commas, that may send with these credentials; others need their own. Required beside them; `npm start` names the demo brand",
    ),
  TWILIO_BASE_URL: httpUrl
    .optional()
    .describe("Another server that speaks Twilio's API, instead of Twilio. https in production"),
  LANE_RATE_PER_SECOND: z.coerce
    .number("must be a number")
    .min(0, "must be 0 or more")
    .optional()
    .describe(
      "Overrides every sender's pace, in segments per second; 0 lifts it, for measurements only, and production refuses it",
    ),
  WORKER_CONCURRENCY: whole(1, 10_000)
    .default(1_000)
    .describe("Lanes that one worker drives at once; each mostly waits for its next slot"),
  WORKER_PORT: whole(1, 65_535)
    .optional()
    .describe("Loopback port on which the worker answers whether it works; none when unset"),
  INNGEST_BASE_URL: httpUrl
    .optional()
    .describe(
      "A self-hosted Inngest server. In production https, or http on the same machine. Unset: Inngest Cloud",
    ),
  INNGEST_EVENT_KEY: z
    .string()
    .optional()
    .describe("With it, or `INNGEST_BASE_URL`, Inngest runs the jobs instead of the worker"),
  INNGEST_SIGNING_KEY: z.string().optional().describe("Proves that a call of a job is Inngest's"),
  INNGEST_SIGNING_KEY_FALLBACK: z
    .string()
    .optional()
    .describe("The signing key before, accepted while Inngest rotates to the new one"),
  INNGEST_SERVE_ORIGIN: httpUrl
    .optional()
    .describe("Where the Inngest server reaches a web node, where that is not `PUBLIC_URL`"),
  INNGEST_DEV: flag
    .default(false)
    .describe(
      "`1` accepts unsigned calls of jobs, for Inngest's dev server on your own machine; production refuses it",
    ),
  METRICS_TOKEN: atLeast(16)
    .optional()
    .describe(
      "Opens `GET /api/metrics` (Prometheus) to whoever brings it as a bearer token; closed when unset",
    ),
  LOG_LEVEL: z
    .enum(["trace", "debug", "info", "warn", "error", "silent"])
    .default("info")
    .describe("What is logged: `trace`, `debug`, `info`, `warn`, `error` or `silent`"),
})

export type Env = z.infer<typeof envSchema>
