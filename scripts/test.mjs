// `npm test`: installs what is missing, then scripts/testing runs every check on the project's own Node.
import { runOnProjectNode } from "./bootstrap.mjs"

await runOnProjectNode("scripts/testing/main.ts", process.argv.slice(2))
