import { writeFileSync } from "node:fs"
import path from "node:path"
import { buildPhonePlaces } from "./phone-places.ts"

/** `npm run zones`: writes the table that lib/addresses/place.ts reads, after the metadata package was updated. */
const target = path.join(import.meta.dirname, "../../lib/windows/data/phone-places.json")
const { zones, prefixes, states } = buildPhonePlaces()
writeFileSync(target, `${JSON.stringify({ zones, prefixes, states }, null, 2)}\n`)
process.stdout.write(`${Object.keys(prefixes).length} prefixes, ${zones.length} lists of zones\n`)
