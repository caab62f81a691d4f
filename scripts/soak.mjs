// `npm run soak`: kills the product at random for a long time, on the project's own Node.
import { runOnProjectNode } from "./bootstrap.mjs"

await runOnProjectNode("crash/soak.ts", process.argv.slice(2))
