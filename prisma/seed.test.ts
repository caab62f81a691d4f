import { randomUUID } from "node:crypto"
import { expect, test } from "vitest"
import { worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { runScript } from "#lib/platform/testing/run-script.ts"

const world = worldPerFile()
const accountId = "10000001"
const apiClient = { id: randomUUID(), secret: "a secret of at least thirty-two characters" }
const twilio = { accountSid: "AC1", authToken: "token", baseUrl: "http://localhost:4010" }

/** What `npm start` hands over beside a carrier sandbox. */
const demoBrand = {
  ...{ accountId, apiClient, twilio },
  senderNumber: "+13235550100",
  skill: "sales",
  handoffId: "H100000000000001",
  handoffIdWithVariables: "H100000000000002",
}
/** And beside a real Twilio. */
const bare = {
  withdrawn: { accountId, clientId: apiClient.id, twilioAccountSid: twilio.accountSid },
  account: { id: accountId, name: "Your brand", skill: "support", homeCountry: "US" },
}
const seed = (input: object) =>
  runScript("prisma/seed.ts", { settings: { DATABASE_URL: world.databaseUrl }, input: JSON.stringify(input) })
const everything = () =>
  world.db.account.findMany({ include: { apiClients: true, senders: true, handoffs: true, skills: true } })

test("beside a real Twilio people find an empty account, whose client nobody has", async () => {
  for (let start = 1; start <= 2; start += 1) expect(await seed(bare)).toMatchObject({ code: 0, problem: "" })
  expect(await everything()).toMatchObject([
    { name: "Your brand", apiClients: [], senders: [], handoffs: [], skills: [{ name: "support" }] },
  ])
})

test("with a real identity provider too nothing is made", async () => {
  const before = await everything()
  expect(await seed({ ...bare, account: null })).toMatchObject({ code: 0, problem: "" })
  expect(await everything()).toEqual(before)
})

test("the sandbox brings the demo brand, and a real Twilio takes its client away", async () => {
  expect(await seed({ demoBrand })).toMatchObject({ code: 0, problem: "" })
  expect(await everything()).toMatchObject([
    { apiClients: [{ id: apiClient.id }], senders: [{}], handoffs: [{}, {}] },
  ])
  expect(await seed(bare)).toMatchObject({ code: 0, problem: "" })
  expect(await everything()).toMatchObject([{ apiClients: [], senders: [{}], twilioAuthTokenSealed: null }])
})
