import { layers as componentLayers } from "#components/layers.ts"
import { layers as libLayers } from "#lib/layers.ts"
import { rootDir } from "../launcher/paths.ts"
import { faultsOf, importsWithin, type Layers } from "./layers.ts"

const tops: Record<string, Layers> = { lib: libLayers, components: componentLayers }
const faults = Object.entries(tops).flatMap(([top, layers]) =>
  faultsOf(importsWithin(rootDir, top), layers, top),
)
for (const fault of faults) process.stderr.write(`${fault}\n`)
process.exitCode = faults.length > 0 ? 1 : 0
