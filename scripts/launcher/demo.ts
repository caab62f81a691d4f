/** The demo brand's people: one for each role. Passwords are no secret; the provider that knows them stays on loopback. */
export const demoUsers = [
  person("manager", "campaign_manager", "Campaign Manager", "Casey Campbell"),
  person("admin", "admin", "Admin", "Avery Adams"),
  person("lpa", "lpa", "LPA", "Lee Parker"),
  person("agent", "agent", "Agent", "Alex Green"),
  person("agent-manager", "agent_manager", "Agent Manager", "Morgan Gray"),
]

function person(login: string, role: string, title: string, name: string) {
  const email = `${login}@demo-brand.example`
  return { sub: `demo-${login}`, login, password: "demo", name, email, role, title }
}

/** What the seed makes and scripts may rely on. */
export const demoBrand = {
  accountId: "10000001",
  senderNumber: "+13235550100",
  skill: "sales",
  handoffId: "H100000000000001",
  handoffIdWithVariables: "H100000000000002",
}
