import { layers } from "#lib/layers.ts"
import { rootDir } from "../launcher/paths.ts"
import { faultsOf, importsWithin } from "./layers.ts"

const faults = faultsOf(importsWithin(rootDir, "lib"), layers, "lib")
for (const fault of faults) process.stderr.write(`${fault}\n`)
process.exitCode = faults.length > 0 ? 1 : 0
