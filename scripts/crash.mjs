// `npm run crash`: kills the product and counts, on the project's own Node.
import { runOnProjectNode } from "./bootstrap.mjs"

await runOnProjectNode("crash/run.ts", process.argv.slice(2))
