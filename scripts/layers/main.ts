import { layers } from "#lib/layers.ts"
import { rootDir } from "../launcher/paths.ts"
import { faultsOf, importsBetweenFolders } from "./layers.ts"

const faults = faultsOf(importsBetweenFolders(rootDir), Object.keys(layers))
for (const fault of faults) process.stderr.write(`${fault}\n`)
process.exitCode = faults.length > 0 ? 1 : 0
