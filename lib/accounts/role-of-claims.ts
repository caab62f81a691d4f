import type { Role } from "#prisma/generated/client.ts"

/** Strongest first: a person with several roles works with the first of them. */
const byStrength: [Role, string[]][] = [
  ["admin", ["admin", "administrator"]],
  ["campaign_manager", ["campaign_manager"]],
  ["lpa", ["lpa"]],
  ["agent_manager", ["agent_manager"]],
  ["agent", ["agent"]],
]

/** The product's role among the identity provider's role names ("Campaign Manager" = "campaign-manager"), or null. */
export function roleOfClaims(claims: string[]): Role | null {
  const names = new Set(
    claims.map((claim) =>
      claim
        .trim()
        .toLowerCase()
        .replaceAll(/[\s-]+/g, "_"),
    ),
  )
  return byStrength.find(([, spellings]) => spellings.some((name) => names.has(name)))?.[0] ?? null
}
