import { z } from "zod"

const flag = z.enum(["0", "1"]).transform((value) => value === "1")
const httpUrl = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/$/, ""))

/** Every setting of the product. This is the only module that reads `process.env`. */
const schema = z
  .object({
    SETUP: z.enum(["embedded", "production"]).default("production"),
    DATABASE_URL: z.string().min(1),
    DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(200).default(10),
    PUBLIC_URL: httpUrl,
    /**
     * Reverse proxies of ours in front of a web node, each of which appends to `X-Forwarded-For` whom it saw: the caller is
     * the n-th entry from the right. 0: the other end of the socket, whatever the header says.
     */
    TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
    /** `keyId:base64 of 32 bytes`, newest first, separated by commas: older keys still open what they sealed. */
    ENCRYPTION_KEYS: z.string().regex(/^\w+:[\w+/=-]{43,}(,\w+:[\w+/=-]{43,})*$/),
    /** Keys the hashes of recipients' addresses. Never change it: suppressions are found by it. */
    ADDRESS_KEY_SECRET: z.string().min(32),
    NEXTAUTH_SECRET: z.string().min(32),
    OIDC_ISSUER: httpUrl,
    OIDC_CLIENT_ID: z.string().min(1),
    OIDC_CLIENT_SECRET: z.string().min(1),
    OIDC_SCOPE: z.string().default("openid email profile roles"),
    OIDC_ROLES_CLAIM: z.string().default("roles"),
    OIDC_ACCOUNT_CLAIM: z.string().default("account"),
    SESSION_IDLE_MINUTES: z.coerce.number().int().positive().default(30),
    SESSION_ABSOLUTE_HOURS: z.coerce.number().int().positive().default(12),
    TWILIO_ACCOUNT_SID: z
      .string()
      .regex(/^AC\w+$/)
      .optional(),
    TWILIO_AUTH_TOKEN: z.string().min(1).optional(),
    /** Ids of the accounts, separated by commas, that may send with these credentials; others need their own. */
    TWILIO_ACCOUNTS: z
      .string()
      .regex(/^\s*\d+\s*(,\s*\d+\s*)*$/, "must be account ids, separated by commas")
      .transform((ids) => ids.split(",").map((id) => id.trim()))
      .optional(),
    TWILIO_BASE_URL: httpUrl.optional(),
    /** Overrides every lane's rate, in segments per second; 0 lifts the pace, for measurements only. */
    LANE_RATE_PER_SECOND: z.coerce.number().min(0).optional(),
    /** Lanes that one worker process drives at once; each mostly waits for its next slot. */
    WORKER_CONCURRENCY: z.coerce.number().int().min(1).max(10_000).default(1_000),
    /** Loopback port on which the worker answers whether it works; none when unset. */
    WORKER_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
    INNGEST_BASE_URL: httpUrl.optional(),
    INNGEST_EVENT_KEY: z.string().optional(),
    INNGEST_SIGNING_KEY: z.string().optional(),
    INNGEST_DEV: flag.default(false),
    /** Opens GET /api/metrics to whoever brings it as a bearer token; closed when unset. */
    METRICS_TOKEN: z.string().min(16).optional(),
    LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "silent"]).default("info"),
  })
  .superRefine((value, issues) => {
    if (Boolean(value.TWILIO_ACCOUNT_SID) !== Boolean(value.TWILIO_AUTH_TOKEN))
      issues.addIssue("TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN belong together: set both or neither")
    if (value.TWILIO_ACCOUNT_SID && !value.TWILIO_ACCOUNTS) issues.addIssue(accountsMissing)
    if (value.SETUP === "production" && isLoopback(value.OIDC_ISSUER))
      issues.addIssue("OIDC_ISSUER points at this machine: production needs a real identity provider")
  })

const accountsMissing =
  "TWILIO_ACCOUNTS is missing: name the accounts that send with TWILIO_ACCOUNT_SID, such as TWILIO_ACCOUNTS=12345678"

export type Env = z.infer<typeof schema>

let parsed: Env | undefined

/** The settings, read and checked once. Throws one error that names every wrong or missing setting. */
export function env(): Env {
  parsed ??= readEnv()
  return parsed
}

function readEnv(): Env {
  const settings = parseEnv(process.env)
  // next-auth takes its own address from the environment and from nowhere else.
  process.env.NEXTAUTH_URL = settings.PUBLIC_URL
  return settings
}

/** Checks a set of settings; exported for tests and for the launcher. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""))
  const result = schema.safeParse(present)
  if (result.success) return result.data
  const lines = result.error.issues.map((issue) => `  ${issue.path.join(".")} ${issue.message}`)
  throw new Error(`The settings are not usable:\n${lines.join("\n")}`)
}

/** True when jobs run on an Inngest server instead of the embedded host. */
export const usesInngest = (settings: Env) =>
  Boolean(settings.INNGEST_DEV || settings.INNGEST_BASE_URL || settings.INNGEST_EVENT_KEY)

const isLoopback = (url: string) => /^(localhost|127\.|\[::1\])/.test(new URL(url).host)

/** Read apart from the rest, because the logger must work even when other settings are wrong. */
export const logLevel = () => schema.shape.LOG_LEVEL.catch("info").parse(process.env.LOG_LEVEL)

export const isDevelopment = () => process.env.NODE_ENV === "development"

/** Development when NODE_ENV says so, else production, which is then written down for Next and React to read. */
export function nodeEnvironment(): "development" | "production" {
  const name = isDevelopment() ? "development" : "production"
  Object.assign(process.env, { NODE_ENV: name })
  return name
}
