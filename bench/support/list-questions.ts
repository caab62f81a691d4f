import { listCampaigns } from "#lib/campaigns/progress/list-campaigns.ts"
import { summarizeCampaigns } from "#lib/campaigns/progress/summarize-campaigns.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { occasions, places, seasons } from "./campaigns.ts"

export type Question = (ctx: Ctx, round: number) => Promise<unknown>

export const sorts = ["createdAt", "name", "recipients", "launchedAt", "status"] as const
const directions = ["asc", "desc"] as const
const statuses = ["completed", "cancelled", "failed", undefined] as const
/** In turns. */
export const pick = <Item>(items: readonly Item[], round: number) => items[round % items.length] as Item

/** A word that many have, that few have, with a status that few have, a number, an id, two letters, signs, nothing. */
const searches: ((round: number) => { search: string; status?: "failed" })[] = [
  (round) => ({ search: pick(seasons, round) }),
  (round) => ({ search: pick(occasions, round) }),
  (round) => ({ search: `${pick(occasions, round)} ${pick(places, 7 * round)}` }),
  (round) => ({ search: pick(occasions, round), status: "failed" }),
  (round) => ({ search: `#${123_400 + 7 * round}` }),
  (round) => ({
    search: ((round * 2_654_435_761) % 68_719_476_736).toString(16).padStart(9, "0").slice(0, 4),
  }),
  (round) => ({ search: pick(places, round).slice(0, 2) }),
  () => ({ search: "---" }),
  (round) => ({ search: `nobody${round}` }),
]

/** What people ask of the list, another one each round. */
export const questions: Record<string, Question> = {
  "list, sorted and paged": (ctx, round) =>
    listCampaigns(ctx, {
      sort: pick(sorts, round),
      direction: pick(directions, round >> 1),
      page: 1 + (round % 20),
    }),
  "list, filtered": (ctx, round) =>
    listCampaigns(ctx, {
      status: pick(statuses, round),
      source: pick(["web", "api"] as const, round >> 2),
      sort: pick(sorts, round),
    }),
  "list, search": (ctx, round) =>
    listCampaigns(ctx, pick(searches, round)(Math.floor(round / searches.length))),
  summary: (ctx) => summarizeCampaigns(ctx),
}
