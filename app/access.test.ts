import { beforeAll, beforeEach, expect, test } from "vitest"
import { createApiClient } from "#lib/api-clients/create-api-client.ts"
import { issueAccessToken } from "#lib/api-clients/issue-access-token.ts"
import { createReadyDraft } from "#lib/campaigns/testing/test-drafts.ts"
import { carrierPerFile } from "#lib/ledger/testing/test-carrier.ts"
import { filledBy } from "#lib/platform/testing/filled-by.ts"
import { processWorldPerFile } from "#lib/platform/testing/fixtures.ts"
import { createTestAccount, testCtx, testUser } from "#lib/platform/testing/test-ctx.ts"
import { sessionCookie } from "./_server/identity/testing/session-cookie.ts"
import { inRequest } from "./_server/testing/in-request.ts"
import { foreignRequests, idsOf, isExempt } from "./testing/foreign-requests.ts"
import { addressOf, type Route, readRoutes } from "./testing/routes.ts"
import { createWholeBrand, secretWord } from "./testing/whole-brand.ts"

const world = processWorldPerFile()
const theirs = filledBy(beforeAll, () => createWholeBrand(world.db))
const mine = filledBy(beforeEach, () => createTestAccount(world.db))
const ctx = () => testCtx(world.db, mine.accountId, { actor: testUser("admin") })
// My brand's Twilio account, which does not have their number.
carrierPerFile(world, mine, {}, ["+13105550100"])
beforeEach(() => world.db.eventWindow.deleteMany())

const routes = await readRoutes()
const nameOf = ({ method, path }: Route) => `${method} ${path}`

/** Rows by table: those of a table that knows accounts are theirs alone, of another they are everybody's. */
type Content = { theirs: Record<string, string[]>; shared: Record<string, string[]> }

/** What the system itself keeps, of which nothing is a brand's. */
const notOfABrand = ["event_window", "job_mark", "job_wake", "signing_key", "_prisma_migrations"]

async function readContent(): Promise<Content> {
  const tables = await world.db.$queryRaw<{ name: string; isScoped: boolean }[]>`
    SELECT t.relname AS name, t.relname = 'account' OR EXISTS (SELECT FROM pg_attribute a
      WHERE a.attrelid = t.oid AND a.attname = 'account_id') AS "isScoped"
    FROM pg_class t WHERE t.relkind IN ('r', 'p') AND NOT t.relispartition
      AND t.relnamespace = 'public'::regnamespace AND t.relname <> ALL(${notOfABrand})`
  const content: Content = { theirs: {}, shared: {} }
  for (const { name, isScoped } of tables)
    content[isScoped ? "theirs" : "shared"][name] = await rowsOf(name, isScoped)
  return content
}

async function rowsOf(table: string, isScoped: boolean): Promise<string[]> {
  const key = table === "account" ? "id" : "account_id"
  const where = isScoped ? `"${key}" = '${theirs.accountId}'` : "true"
  const rows = await world.db.$queryRawUnsafe<{ row: string }[]>(
    `SELECT t::text AS row FROM "${table}" t WHERE ${where} ORDER BY 1`,
  )
  return rows.map(({ row }) => row)
}

let before: Content
beforeAll(async () => {
  before = await readContent()
})

async function expectNothingChanged(): Promise<void> {
  const after = await readContent()
  expect(after.theirs).toEqual(before.theirs)
  for (const [table, rows] of Object.entries(before.shared))
    expect(after.shared[table]).toEqual(expect.arrayContaining(rows))
}

/** Neither words nor numbers nor ids of theirs, but for those that the request brought itself. */
function expectNothingTold(text: string, brought: string): void {
  const { consumers, senderNumber, draft, launchedId, handoffId, clientId, conversationId, senderId } = theirs
  const { personId, templateId } = theirs
  const ids = [
    draft.campaignId,
    launchedId,
    handoffId,
    clientId,
    conversationId,
    senderId,
    senderNumber,
    personId,
    templateId,
  ]
  for (const secret of [secretWord, theirs.accountId, ...consumers, ...ids])
    if (!brought.includes(secret)) expect(text).not.toContain(secret)
}

/** What a person of mine asks this route about theirs; null where nothing can be anybody's. */
function foreignTo(route: Route) {
  const said = foreignRequests(theirs, mine)[nameOf(route)] ?? {}
  if (isExempt(said)) return null
  const isNamed = route.path.includes("/[")
  return {
    status: isNamed ? 404 : 200,
    ...said,
    ...addressOf(route.path, { ...idsOf(theirs), ...said.values }),
  }
}

test("every route that is no endpoint has its request, and no request is without its route", () => {
  const requests = Object.keys(foreignRequests(theirs, mine))
  expect(routes.map(nameOf)).toEqual(expect.arrayContaining(requests))
  expect(requests).toEqual(expect.arrayContaining(routes.filter(({ input }) => !input).map(nameOf)))
})

test("what an endpoint is asked is what it takes, so that its verb decides", () => {
  for (const route of routes) {
    const foreign = foreignTo(route)
    if (!foreign || !route.input || foreign.status === 422) continue
    const given = { ...foreign.query, ...foreign.json, ...foreign.params }
    expect([nameOf(route), route.input.safeParse(given).error?.issues]).toEqual([nameOf(route), undefined])
  }
})

test("the brand has something of everything to lose", () => {
  const isEmpty = (table: string) => before.theirs[table]?.length === 0
  const tables = [
    "campaign",
    "audience",
    "message",
    "handoff",
    "template",
    "sender",
    "api_client",
    "conversation",
    "suppression",
  ]
  expect(tables.filter(isEmpty)).toEqual([])
})

const roles = ["admin", "campaign_manager"] as const
const cases = roles.flatMap((role) => routes.map((route) => [role, nameOf(route), route] as const))

test.each(cases)("%s of another brand: %s", async (role, _name, route) => {
  const foreign = foreignTo(route)
  if (!foreign) return
  const { address, params, query, json, headers, status } = foreign
  const { method, handler } = route
  const url = `http://localhost:3000${address}?${new URLSearchParams(query)}`
  const body = json === undefined ? null : JSON.stringify(json)
  const cookie = await sessionCookie(mine.accountId, role)
  const given = { cookie, origin: "http://localhost:3000", ...headers }
  const request = new Request(url, { method, headers: given, body })
  const answer = await inRequest(request, (asked) => handler(asked, { params: Promise.resolve(params) }))
  const text = await answer.text()
  const mayNot = role === "admin" ? [] : [403]
  expect([status, ...mayNot], text).toContain(answer.status)
  expectNothingTold(text, url + body)
  await expectNothingChanged()
})

test("a thing of mine cannot be made to use a thing of theirs", async () => {
  const own = await createReadyDraft(ctx(), mine, ["+16287779001"])
  const patch = handlerOf("PATCH /api/webtool/campaigns/[campaignId]")
  const cookie = await sessionCookie(mine.accountId, "admin")
  for (const change of [{ senderId: theirs.senderId }, { skillId: theirs.skillId }]) {
    const request = new Request(`http://localhost:3000/api/webtool/campaigns/${own.campaignId}`, {
      method: "PATCH",
      headers: { cookie, origin: "http://localhost:3000" },
      body: JSON.stringify({ version: own.version, ...change }),
    })
    const params = Promise.resolve({ campaignId: own.campaignId })
    const answer = await inRequest(request, (asked) => patch(asked, { params }))
    expect(answer.status).toBe(422)
    expectNothingTold(await answer.text(), JSON.stringify(change))
  }
  await expectNothingChanged()
})

const handlerOf = (name: string) => {
  const route = routes.find((one) => nameOf(one) === name)
  if (!route) throw new Error(`There is no ${name}`)
  return route.handler
}

async function newClient() {
  const { client, secret } = await createApiClient(ctx(), { name: "backend" })
  const credentials = { accountId: mine.accountId, clientId: client.id, clientSecret: secret }
  return { ...credentials, token: await issueAccessToken(ctx(), credentials) }
}

const apiCampaign = () => ({
  ...{ campaignName: "Taken", skill: "billing", templateId: theirs.handoffId, consent: true },
  consumers: [{ consumerContent: { sms: theirs.consumers[0] }, variables: {} }],
})

test.each(["their account", "my account with their handoff"])(
  "an access token of my brand opens nothing of theirs: %s",
  async (where) => {
    const accountId = where === "their account" ? theirs.accountId : mine.accountId
    const { token } = await newClient()
    const body = JSON.stringify(apiCampaign())
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" }
    const url = `http://localhost:3000/api/v2/account/${accountId}/campaign`
    const post = handlerOf("POST /api/v2/account/[accountId]/campaign")
    const params = Promise.resolve({ accountId })
    const answer = await post(new Request(url, { method: "POST", headers, body }), { params })
    expect(answer.status).toBe(accountId === theirs.accountId ? 401 : 400)
    expectNothingTold(await answer.text(), url + body)
    await expectNothingChanged()
  },
)

test("an access token is no session: it opens no route of the web tool", async () => {
  const { token } = await newClient()
  const url = `http://localhost:3000/api/webtool/campaigns/${theirs.launchedId}`
  const request = new Request(url, { headers: { authorization: `Bearer ${token}` } })
  const get = handlerOf("GET /api/webtool/campaigns/[campaignId]")
  const params = Promise.resolve({ campaignId: theirs.launchedId })
  expect((await inRequest(request, (asked) => get(asked, { params }))).status).toBe(401)
})

test.each(["/sentinel/api/account/[accountId]/app/token", "/sentinel/api/v2/account/[accountId]/app/token"])(
  "my brand's client gets no token for their account: %s",
  async (path) => {
    const { clientId, clientSecret } = await newClient()
    const { address, params } = addressOf(path, { accountId: theirs.accountId })
    const body = new URLSearchParams({
      v: "1.0",
      grant_type: "client_credentials",
      client_id: clientId,
      client_secret: clientSecret,
    })
    const request = new Request(`http://localhost:3000${address}`, { method: "POST", body })
    const answer = await handlerOf(`POST ${path}`)(request, { params: Promise.resolve(params) })
    expect(answer.status).toBe(401)
    expect(await answer.text()).not.toContain("access_token")
    await expectNothingChanged()
  },
)
