// The first thing that runs on a clean clone: plain JavaScript, no packages. Everything else is scripts/launcher.
import { runOnProjectNode } from "./bootstrap.mjs"

const begunAtMs = Math.round(performance.timeOrigin)
await runOnProjectNode("scripts/launcher/main.ts", [...process.argv.slice(2), `--begun-at-ms=${begunAtMs}`])
