import path from "node:path"
import type { Manifest } from "./manifest.ts"
import type { Settings } from "./settings.ts"

/** The one table that a start ends with. */
export function readyReport(manifest: Manifest, settings: Settings, seconds: string): string {
  const rows: [string, string][] = [
    ["Open", manifest.baseUrl],
    ...manifest.users.map(({ login, password, role }, index): [string, string] => [
      index === 0 ? "Sign in as" : "",
      `${`${login} / ${password}`.padEnd(22)}${role}`,
    ]),
    [settings.own.twilio ? "Twilio" : "Phones", manifest.carrierUrl],
    ["API account", manifest.accountId],
    ["API client", manifest.clientId],
    ["API secret", manifest.clientSecret],
    ["For scripts", path.relative(process.cwd(), settings.paths.manifest)],
  ]
  const table = rows.map(([label, value]) => `  ${label.padEnd(14)}${value}`).join("\n")
  return `\nProactive Messaging is ready (${seconds} s).\n\n${table}\n\nCtrl-C stops it; data stay. "npm start -- --fresh" begins again.\n`
}
