// `npm run bench`: measures on the project's own Node.
import { runOnProjectNode } from "./bootstrap.mjs"

await runOnProjectNode("bench/run.ts", process.argv.slice(2))
