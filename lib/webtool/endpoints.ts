import type { z } from "zod"
import type { AnyVerb } from "#lib/access/verb.ts"
import { createSkill } from "#lib/accounts/create-skill.ts"
import { listSkills } from "#lib/accounts/list-skills.ts"
import { disablePerson } from "#lib/accounts/people/disable-person.ts"
import { enablePerson } from "#lib/accounts/people/enable-person.ts"
import { endPersonSessions } from "#lib/accounts/people/end-person-sessions.ts"
import { listPeople } from "#lib/accounts/people/list-people.ts"
import { getCountries } from "#lib/accounts/get-countries.ts"
import { getPrices } from "#lib/accounts/get-prices.ts"
import { updateCountries } from "#lib/accounts/update-countries.ts"
import { updatePrices } from "#lib/accounts/update-prices.ts"
import { createApiClient } from "#lib/api-clients/create-api-client.ts"
import { listApiClients } from "#lib/api-clients/list-api-clients.ts"
import { listOwnerChoices } from "#lib/api-clients/list-owner-choices.ts"
import { revokeApiClient } from "#lib/api-clients/revoke-api-client.ts"
import { updateApiClient } from "#lib/api-clients/update-api-client.ts"
import { addSuppression } from "#lib/consent/add-suppression.ts"
import { listSuppressions } from "#lib/consent/list-suppressions.ts"
import { decideOptOuts } from "#lib/opt-outs/decide-opt-outs.ts"
import { listOptOuts } from "#lib/opt-outs/list-opt-outs.ts"
import { summarizeDecisions } from "#lib/opt-outs/summarize-decisions.ts"
import { removeSuppression } from "#lib/consent/remove-suppression.ts"
import { closeConversation } from "#lib/conversations/close-conversation.ts"
import { listConversations } from "#lib/conversations/list-conversations.ts"
import { dismissStuckEvent } from "#lib/events/stuck/dismiss-stuck-event.ts"
import { listStuckEvents } from "#lib/events/stuck/list-stuck-events.ts"
import { retryStuckEvent } from "#lib/events/stuck/retry-stuck-event.ts"
import { createHandoff } from "#lib/handoffs/create-handoff.ts"
import { deleteHandoff } from "#lib/handoffs/delete-handoff.ts"
import { listHandoffs } from "#lib/handoffs/list-handoffs.ts"
import { getHandoff } from "#lib/handoffs/get-handoff.ts"
import { updateHandoff } from "#lib/handoffs/update-handoff.ts"
import { decideUnknown } from "#lib/ledger/unknown/decide-unknown.ts"
import { listDecisions } from "#lib/ledger/unknown/list-decisions.ts"
import { connectTwilio } from "#lib/senders/connect-twilio.ts"
import { createSender } from "#lib/senders/create-sender.ts"
import { listSenders } from "#lib/senders/list-senders.ts"
import { getProviderSetup } from "#lib/senders/get-provider-setup.ts"
import { updateSender } from "#lib/senders/update-sender.ts"
import { verifySender } from "#lib/senders/verify-sender.ts"
import { addBlackoutDate } from "#lib/sending-rules/add-blackout-date.ts"
import { listBlackoutDates } from "#lib/sending-rules/list-blackout-dates.ts"
import { getSendingSettings } from "#lib/sending-rules/get-sending-settings.ts"
import { removeBlackoutDate } from "#lib/sending-rules/remove-blackout-date.ts"
import { updateSendingSettings } from "#lib/sending-rules/update-sending-settings.ts"

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE"

/**
 * What the browser may ask for: the method, the address below /api/webtool, and the verb that answers. A name in brackets is
 * a field of the verb's input; the others are the query, or the body of a method that has one.
 */
export const endpoints = {
  "GET api-clients": listApiClients,
  "POST api-clients": createApiClient,
  "GET api-clients/owners": listOwnerChoices,
  "PATCH api-clients/[clientId]": updateApiClient,
  "POST api-clients/[clientId]/revoke": revokeApiClient,

  "GET conversations": listConversations,
  "POST conversations/[conversationId]/close": closeConversation,

  "GET decisions": listDecisions,
  "POST decisions": decideUnknown,
  "GET decisions/opt-outs": listOptOuts,
  "POST decisions/opt-outs": decideOptOuts,
  "GET decisions/summary": summarizeDecisions,

  "GET handoffs": listHandoffs,
  "POST handoffs": createHandoff,
  "GET handoffs/[handoffId]": getHandoff,
  "PATCH handoffs/[handoffId]": updateHandoff,
  "DELETE handoffs/[handoffId]": deleteHandoff,

  "GET people": listPeople,
  "POST people/[personId]/disable": disablePerson,
  "POST people/[personId]/enable": enablePerson,
  "POST people/[personId]/end-sessions": endPersonSessions,

  "GET settings/blackout-dates": listBlackoutDates,
  "POST settings/blackout-dates": addBlackoutDate,
  "DELETE settings/blackout-dates/[day]": removeBlackoutDate,
  "GET settings/countries": getCountries,
  "PUT settings/countries": updateCountries,
  "GET settings/prices": getPrices,
  "PUT settings/prices": updatePrices,
  "GET settings/provider": getProviderSetup,
  "PUT settings/provider": connectTwilio,
  "GET settings/senders": listSenders,
  "POST settings/senders": createSender,
  "PATCH settings/senders/[senderId]": updateSender,
  "POST settings/senders/[senderId]/verify": verifySender,
  "GET settings/sending": getSendingSettings,
  "PUT settings/sending": updateSendingSettings,
  "GET settings/skills": listSkills,
  "POST settings/skills": createSkill,

  "GET suppressions": listSuppressions,
  "POST suppressions": addSuppression,
  "DELETE suppressions/[suppressionId]": removeSuppression,

  "GET webhooks": listStuckEvents,
  "DELETE webhooks/[eventId]": dismissStuckEvent,
  "POST webhooks/[eventId]/retry": retryStuckEvent,
} satisfies Record<`${Method} ${string}`, AnyVerb>

export type Endpoint = keyof typeof endpoints

/** What an endpoint takes: path, query and body together. */
export type InputOf<E extends Endpoint> = z.input<(typeof endpoints)[E]["input"]>

/** What an endpoint answers. */
export type OutputOf<E extends Endpoint> = z.output<(typeof endpoints)[E]["output"]>
