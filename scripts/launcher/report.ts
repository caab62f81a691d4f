import path from "node:path"
import type { Manifest } from "./manifest.ts"
import type { Settings } from "./settings.ts"

type Row = [string, string]

/** The one table that a start ends with. `seconds` is the time since it was asked for, what was installed included. */
export function readyReport(manifest: Manifest, settings: Settings, seconds: string): string {
  const rows: Row[] = [
    ["Open", manifest.baseUrl],
    ...manifest.users.map(
      ({ login, password, role }, index): Row => [
        index === 0 ? "Sign in as" : "",
        `${`${login} / ${password}`.padEnd(22)}${role}`,
      ],
    ),
    [settings.own.twilio && !settings.own.twilio.isSandbox ? "Twilio" : "Phones", manifest.carrierUrl],
    ...brandRows(manifest),
    ["For scripts", path.relative(process.cwd(), settings.paths.manifest)],
  ]
  const table = rows.map(([label, value]) => `  ${label.padEnd(14)}${value}`).join("\n")
  return `\nProactive Messaging is ready (${seconds} s).\n\n${table}\n\nCtrl-C stops it; data stay. "npm start -- --fresh" begins again.\n`
}

const brandRows = (manifest: Manifest): Row[] =>
  manifest.clientId && manifest.clientSecret && manifest.accountId
    ? [
        ["API account", manifest.accountId],
        ["API client", manifest.clientId],
        ["API secret", manifest.clientSecret],
      ]
    : [["Demo brand", "none, since the messages would be real (DEMO_BRAND=1 makes one)"]]
