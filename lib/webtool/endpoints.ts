import type { z } from "zod"
import type { AnyVerb } from "#lib/access/verb.ts"
import { createSkill } from "#lib/accounts/create-skill.ts"
import { listSkills } from "#lib/accounts/list-skills.ts"
import { disablePerson } from "#lib/accounts/people/disable-person.ts"
import { enablePerson } from "#lib/accounts/people/enable-person.ts"
import { endPersonSessions } from "#lib/accounts/people/end-person-sessions.ts"
import { listPeople } from "#lib/accounts/people/list-people.ts"
import { readCountries } from "#lib/accounts/read-countries.ts"
import { readPrices } from "#lib/accounts/read-prices.ts"
import { updateCountries } from "#lib/accounts/update-countries.ts"
import { updatePrices } from "#lib/accounts/update-prices.ts"
import { createApiClient } from "#lib/api-clients/create-api-client.ts"
import { listApiClients } from "#lib/api-clients/list-api-clients.ts"
import { listOwnerChoices } from "#lib/api-clients/list-owner-choices.ts"
import { revokeApiClient } from "#lib/api-clients/revoke-api-client.ts"
import { updateApiClient } from "#lib/api-clients/update-api-client.ts"
import { addSuppression } from "#lib/consent/add-suppression.ts"
import { listSuppressions } from "#lib/consent/list-suppressions.ts"
import { decideOptOuts } from "#lib/consent/questions/decide-opt-outs.ts"
import { listOptOuts } from "#lib/consent/questions/list-opt-outs.ts"
import { removeSuppression } from "#lib/consent/remove-suppression.ts"
import { closeConversation } from "#lib/conversations/close-conversation.ts"
import { listConversations } from "#lib/conversations/list-conversations.ts"
import { dismissStuckEvent } from "#lib/events/stuck/dismiss-stuck-event.ts"
import { listStuckEvents } from "#lib/events/stuck/list-stuck-events.ts"
import { retryStuckEvent } from "#lib/events/stuck/retry-stuck-event.ts"
import { createHandoff } from "#lib/handoffs/create-handoff.ts"
import { deleteHandoff } from "#lib/handoffs/delete-handoff.ts"
import { listHandoffs } from "#lib/handoffs/list-handoffs.ts"
import { readHandoff } from "#lib/handoffs/read-handoff.ts"
import { updateHandoff } from "#lib/handoffs/update-handoff.ts"
import { decideUnknown } from "#lib/ledger/unknown/decide-unknown.ts"
import { listDecisions } from "#lib/ledger/unknown/list-decisions.ts"
import { summarizeDecisions } from "#lib/ledger/unknown/summarize-decisions.ts"
import { connectTwilio } from "#lib/senders/connect-twilio.ts"
import { createSender } from "#lib/senders/create-sender.ts"
import { listSenders } from "#lib/senders/list-senders.ts"
import { readProviderSetup } from "#lib/senders/read-provider-setup.ts"
import { updateSender } from "#lib/senders/update-sender.ts"
import { verifySender } from "#lib/senders/verify-sender.ts"
import { addBlackoutDate } from "#lib/windows/add-blackout-date.ts"
import { listBlackoutDates } from "#lib/windows/list-blackout-dates.ts"
import { readSendingSettings } from "#lib/windows/read-sending-settings.ts"
import { removeBlackoutDate } from "#lib/windows/remove-blackout-date.ts"
import { updateSendingSettings } from "#lib/windows/update-sending-settings.ts"

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
  "GET handoffs/[handoffId]": readHandoff,
  "PATCH handoffs/[handoffId]": updateHandoff,
  "DELETE handoffs/[handoffId]": deleteHandoff,

  "GET people": listPeople,
  "POST people/[personId]/disable": disablePerson,
  "POST people/[personId]/enable": enablePerson,
  "POST people/[personId]/end-sessions": endPersonSessions,

  "GET settings/blackout-dates": listBlackoutDates,
  "POST settings/blackout-dates": addBlackoutDate,
  "DELETE settings/blackout-dates/[day]": removeBlackoutDate,
  "GET settings/countries": readCountries,
  "PUT settings/countries": updateCountries,
  "GET settings/prices": readPrices,
  "PUT settings/prices": updatePrices,
  "GET settings/provider": readProviderSetup,
  "PUT settings/provider": connectTwilio,
  "GET settings/senders": listSenders,
  "POST settings/senders": createSender,
  "PATCH settings/senders/[senderId]": updateSender,
  "POST settings/senders/[senderId]/verify": verifySender,
  "GET settings/sending": readSendingSettings,
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
