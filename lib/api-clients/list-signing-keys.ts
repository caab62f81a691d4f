import { verifiesUntil } from "./find-public-key.ts"
import type { KeyCtx } from "./signing-key.ts"

export type SigningKeyState = {
  kid: string
  createdAt: Date
  /** `signs`, `verifies` what it signed before, or `ended`: neither. */
  state: "signs" | "verifies" | "ended"
  /** When a key that verifies ends. */
  until: Date | null
}

/** Every key there was, newest first. */
export async function listSigningKeys(system: KeyCtx): Promise<SigningKeyState[]> {
  const now = system.clock.now()
  const keys = await system.db.signingKey.findMany({ orderBy: { createdAt: "desc" } })
  return keys.map((key) => {
    const until = verifiesUntil(key)
    const isOver = key.revokedAt !== null || (until !== null && until <= now)
    const state = isOver ? "ended" : until ? "verifies" : "signs"
    return { kid: key.kid, createdAt: key.createdAt, state, until: state === "verifies" ? until : null }
  })
}
