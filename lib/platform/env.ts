import type { z } from "zod"
import { type Env, envSchema } from "./env-schema.ts"
import { productionProblems, settingWarnings } from "./production-rules.ts"

/** The settings as a whole. This is the only module that reads `process.env`. */
const schema = envSchema.superRefine((value, issues) => {
  if (Boolean(value.TWILIO_ACCOUNT_SID) !== Boolean(value.TWILIO_AUTH_TOKEN))
    issues.addIssue("TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN belong together: set both or neither")
  if (value.TWILIO_ACCOUNT_SID && !value.TWILIO_ACCOUNTS) issues.addIssue(accountsMissing)
  if (value.SETUP === "production") for (const problem of productionProblems(value)) issues.addIssue(problem)
})

const accountsMissing =
  "TWILIO_ACCOUNTS is missing: name the accounts that send with TWILIO_ACCOUNT_SID, such as TWILIO_ACCOUNTS=12345678"

let parsed: Env | undefined

/** The settings, read and checked once. Throws one error that names every wrong or missing setting. */
export function env(): Env {
  parsed ??= loadEnv()
  return parsed
}

function loadEnv(): Env {
  const settings = parseEnv(process.env)
  // next-auth takes its own address from the environment and from nowhere else.
  process.env.NEXTAUTH_URL = settings.PUBLIC_URL
  return settings
}

/**
 * The settings, or the end of this process with what is wrong, a sentence each: before it takes work that it can't do. What
 * is doubtful is said too, and work begins.
 */
export function envOrExit(): Env {
  try {
    for (const warning of settingWarnings(env())) process.stderr.write(`Warning: ${warning}\n`)
    return env()
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
    process.exit(1)
  }
}

/** Checks a set of settings; exported for tests and for the launcher. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""))
  const result = schema.safeParse(present)
  if (result.success) return result.data
  throw new Error(`The settings are not usable:\n${result.error.issues.map(lineOf(present)).join("\n")}`)
}

/** The line of a refusal. A rule over several settings names them itself. */
const lineOf = (present: Record<string, unknown>) => (issue: z.core.$ZodIssue) => {
  const name = String(issue.path[0] ?? "") as keyof typeof schema.shape
  if (name in schema.shape && present[name] === undefined)
    return `  ${name} is missing: ${schema.shape[name].description}`
  return `  ${[name, issue.message].filter(Boolean).join(" ")}`
}

export type Setting = { name: string; what: string; isRequired: boolean; standard: string | null }

/** Every setting for who documents it; `standard` is what counts when it is not set. */
export const settings = (): Setting[] =>
  Object.entries(schema.shape).map(([name, type]) => {
    const unset = type.safeParse(undefined)
    return {
      name,
      what: type.description ?? "",
      isRequired: !unset.success,
      standard: standardOf(unset.data),
    }
  })

/** As one would write it: a flag is 0 or 1. */
const standardOf = (value: unknown) =>
  value === undefined ? null : String(typeof value === "boolean" ? Number(value) : value)

/** True when jobs run on an Inngest server instead of the embedded host. */
export const usesInngest = (settings: Env) =>
  Boolean(settings.INNGEST_DEV || settings.INNGEST_BASE_URL || settings.INNGEST_EVENT_KEY)

/** Read apart from the rest, because the logger must work even when other settings are wrong. */
export const logLevel = () => schema.shape.LOG_LEVEL.catch("info").parse(process.env.LOG_LEVEL)

export const isDevelopment = () => process.env.NODE_ENV === "development"

/** Whether answers are held against what their verbs declare: wherever it is developed or tested, not where it serves. */
export const checksAnswers = () => isDevelopment() || process.env.NODE_ENV === "test"

/** Development when NODE_ENV says so, else production, which is then written down for Next and React to read. */
export function nodeEnvironment(): "development" | "production" {
  const name = isDevelopment() ? "development" : "production"
  Object.assign(process.env, { NODE_ENV: name })
  return name
}
