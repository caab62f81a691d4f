// `npm run fuzz`: sends requests of every kind to every address for a long time, on the project's own Node.
import { runOnProjectNode } from "./bootstrap.mjs"

await runOnProjectNode("fuzz/run.ts", process.argv.slice(2))
