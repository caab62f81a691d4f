import { z } from "zod"

const user = z.object({
  sub: z.string().min(1),
  login: z.string().min(1),
  password: z.string().min(1),
  name: z.string().min(1),
  email: z.email(),
  /** As the product's roles claim carries it: "campaign_manager" or "Campaign Manager". */
  role: z.string().min(1),
})

export type DemoUser = z.infer<typeof user>

const usersJson = z
  .string()
  .transform((text, issues) => {
    try {
      return JSON.parse(text) as unknown
    } catch {
      issues.addIssue("is not JSON")
      return z.NEVER
    }
  })
  .pipe(z.array(user).min(1))

const httpUrl = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/$/, ""))

const schema = z.object({
  IDENTITY_PORT: z.coerce.number().int().min(1).max(65_535),
  IDENTITY_HOST: z
    .enum(["127.0.0.1", "::1", "localhost"], {
      error: "must be 127.0.0.1, ::1 or localhost: this provider signs anybody in and stays on this machine",
    })
    .default("127.0.0.1"),
  /** The address that browsers and the product use; defaults to http://localhost:{port}. */
  IDENTITY_ISSUER: httpUrl.optional(),
  IDENTITY_CLIENT_ID: z.string().min(1),
  IDENTITY_CLIENT_SECRET: z.string().min(16),
  /** The product's public address: where a sign-in or a sign-out may return to. */
  IDENTITY_REDIRECT_BASE: httpUrl,
  /** `[{ sub, login, password, name, email, role }]` */
  IDENTITY_USERS: usersJson,
  /** The id of the account to which every demo user belongs. */
  IDENTITY_ACCOUNT_ID: z.string().regex(/^\d+$/),
  /** Where the signing key is kept, so that tokens of before a restart are still known at sign-out. */
  IDENTITY_KEY_FILE: z.string().min(1),
})

export type IdentityConfig = {
  port: number
  host: string
  issuer: string
  clientId: string
  clientSecret: string
  redirectBase: string
  users: DemoUser[]
  accountId: string
  keyFile: string
}

/** The sandbox's settings, checked. Throws one error that names each wrong or missing setting. */
export function readConfig(source: Record<string, string | undefined> = process.env): IdentityConfig {
  const result = schema.safeParse(source)
  if (!result.success) {
    const problems = result.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`)
    throw new Error(`The identity sandbox cannot start: ${problems.join("; ")}`)
  }
  const value = result.data
  return {
    port: value.IDENTITY_PORT,
    host: value.IDENTITY_HOST,
    issuer: value.IDENTITY_ISSUER ?? `http://localhost:${value.IDENTITY_PORT}`,
    clientId: value.IDENTITY_CLIENT_ID,
    clientSecret: value.IDENTITY_CLIENT_SECRET,
    redirectBase: value.IDENTITY_REDIRECT_BASE,
    users: value.IDENTITY_USERS,
    accountId: value.IDENTITY_ACCOUNT_ID,
    keyFile: value.IDENTITY_KEY_FILE,
  }
}
