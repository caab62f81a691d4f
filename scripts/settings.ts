import { readFileSync, writeFileSync } from "node:fs"
import path from "node:path"
import { withSettingsTables } from "./documents/settings-tables.ts"

/** `npm run settings`: writes the tables of docs/settings.md, after a setting was added or is described in other words. */
const file = path.join(import.meta.dirname, "../docs/settings.md")
writeFileSync(file, withSettingsTables(readFileSync(file, "utf8")))
