/** Settings under which tests run; the database's address comes from the global set-up, per test file. */
Object.assign(process.env, {
  SETUP: "embedded",
  DATABASE_URL: process.env.DATABASE_URL ?? "postgresql://unused",
  PUBLIC_URL: "http://localhost:3000",
  ENCRYPTION_KEYS: `test:${Buffer.alloc(32, 7).toString("base64")}`,
  ADDRESS_KEY_SECRET: "an address key secret that only tests use",
  NEXTAUTH_SECRET: "a session secret that only tests ever use",
  OIDC_ISSUER: "http://localhost:3002",
  OIDC_CLIENT_ID: "proactive-messaging",
  OIDC_CLIENT_SECRET: "a-client-secret-for-tests",
  METRICS_TOKEN: "a metrics token that only tests use",
  LOG_LEVEL: process.env.LOG_LEVEL ?? "silent",
})
