import type { z } from "zod"
import type { AnyVerb } from "#lib/access/verb.ts"
import { createSkill } from "#lib/accounts/create-skill.ts"
import { getCountries } from "#lib/accounts/get-countries.ts"
import { getPrices } from "#lib/accounts/get-prices.ts"
import { listSkills } from "#lib/accounts/list-skills.ts"
import { disablePerson } from "#lib/accounts/people/disable-person.ts"
import { enablePerson } from "#lib/accounts/people/enable-person.ts"
import { endPersonSessions } from "#lib/accounts/people/end-person-sessions.ts"
import { listPeople } from "#lib/accounts/people/list-people.ts"
import { updateCountries } from "#lib/accounts/update-countries.ts"
import { updatePrices } from "#lib/accounts/update-prices.ts"
import { createApiClient } from "#lib/api-clients/create-api-client.ts"
import { listApiClients } from "#lib/api-clients/list-api-clients.ts"
import { listOwnerChoices } from "#lib/api-clients/list-owner-choices.ts"
import { revokeApiClient } from "#lib/api-clients/revoke-api-client.ts"
import { updateApiClient } from "#lib/api-clients/update-api-client.ts"
import { addCountryCodes } from "#lib/campaigns/audience/add-country-codes.ts"
import { enterRecipients } from "#lib/campaigns/audience/enter-recipients.ts"
import { exportRecipientProblems } from "#lib/campaigns/audience/export-recipient-problems.ts"
import { findAudience } from "#lib/campaigns/audience/find-audience.ts"
import { fixRecipient } from "#lib/campaigns/audience/fix-recipient.ts"
import { listRecipients } from "#lib/campaigns/audience/list-recipients.ts"
import { getImportLimits } from "#lib/campaigns/audience/upload/get-import-limits.ts"
import { cancelCampaign } from "#lib/campaigns/control/cancel-campaign.ts"
import { pauseCampaign } from "#lib/campaigns/control/pause-campaign.ts"
import { resendFailed } from "#lib/campaigns/control/resend-failed.ts"
import { resumeCampaign } from "#lib/campaigns/control/resume-campaign.ts"
import { updateCampaignPace } from "#lib/campaigns/control/update-campaign-pace.ts"
import { updateFallbackTimeZone } from "#lib/campaigns/control/update-fallback-time-zone.ts"
import { cloneCampaign } from "#lib/campaigns/draft/clone-campaign.ts"
import { createCampaign } from "#lib/campaigns/draft/create-campaign.ts"
import { deleteDraft } from "#lib/campaigns/draft/delete-draft.ts"
import { listSenderChoices } from "#lib/campaigns/draft/list-sender-choices.ts"
import { listSkillChoices } from "#lib/campaigns/draft/list-skill-choices.ts"
import { updateDraft } from "#lib/campaigns/draft/update-draft.ts"
import { launchCampaign } from "#lib/campaigns/launch/launch-campaign.ts"
import { startCampaign } from "#lib/campaigns/launch/start-campaign.ts"
import { exportCampaigns } from "#lib/campaigns/progress/export-campaigns.ts"
import { exportMessages } from "#lib/campaigns/progress/export-messages.ts"
import { getCampaign } from "#lib/campaigns/progress/get-campaign.ts"
import { listCampaigns } from "#lib/campaigns/progress/list-campaigns.ts"
import { listMessages } from "#lib/campaigns/progress/list-messages.ts"
import { summarizeCampaigns } from "#lib/campaigns/progress/summarize-campaigns.ts"
import { reviewCampaign } from "#lib/campaigns/review/review-campaign.ts"
import { addSuppression } from "#lib/consent/add-suppression.ts"
import { listSuppressions } from "#lib/consent/list-suppressions.ts"
import { removeSuppression } from "#lib/consent/remove-suppression.ts"
import { closeConversation } from "#lib/conversations/close-conversation.ts"
import { listConversations } from "#lib/conversations/list-conversations.ts"
import { dismissStuckEvent } from "#lib/events/stuck/dismiss-stuck-event.ts"
import { listStuckEvents } from "#lib/events/stuck/list-stuck-events.ts"
import { retryStuckEvent } from "#lib/events/stuck/retry-stuck-event.ts"
import { createHandoff } from "#lib/handoffs/create-handoff.ts"
import { deleteHandoff } from "#lib/handoffs/delete-handoff.ts"
import { getHandoff } from "#lib/handoffs/get-handoff.ts"
import { listHandoffs } from "#lib/handoffs/list-handoffs.ts"
import { updateHandoff } from "#lib/handoffs/update-handoff.ts"
import { decideUnknown } from "#lib/ledger/unknown/decide-unknown.ts"
import { listDecisions } from "#lib/ledger/unknown/list-decisions.ts"
import { decideOptOuts } from "#lib/opt-outs/decide-opt-outs.ts"
import { listOptOuts } from "#lib/opt-outs/list-opt-outs.ts"
import { summarizeDecisions } from "#lib/opt-outs/summarize-decisions.ts"
import { connectTwilio } from "#lib/senders/connect-twilio.ts"
import { createSender } from "#lib/senders/create-sender.ts"
import { getProviderSetup } from "#lib/senders/get-provider-setup.ts"
import { listChannels } from "#lib/senders/list-channels.ts"
import { listSenders } from "#lib/senders/list-senders.ts"
import { updateChannels } from "#lib/senders/update-channels.ts"
import { updateSender } from "#lib/senders/update-sender.ts"
import { verifySender } from "#lib/senders/verify-sender.ts"
import { addBlackoutDate } from "#lib/sending-rules/add-blackout-date.ts"
import { getLineCheck } from "#lib/sending-rules/get-line-check.ts"
import { getSendingSettings } from "#lib/sending-rules/get-sending-settings.ts"
import { listBlackoutDates } from "#lib/sending-rules/list-blackout-dates.ts"
import { removeBlackoutDate } from "#lib/sending-rules/remove-blackout-date.ts"
import { updateLineCheck } from "#lib/sending-rules/update-line-check.ts"
import { updateSenderWindows } from "#lib/sending-rules/update-sender-windows.ts"
import { updateSendingSettings } from "#lib/sending-rules/update-sending-settings.ts"
import { checkTemplate } from "#lib/templates/check-template.ts"
import { cloneTemplate } from "#lib/templates/clone-template.ts"
import { createTemplate } from "#lib/templates/create-template.ts"
import { deleteTemplate } from "#lib/templates/delete-template.ts"
import { getTemplate } from "#lib/templates/get-template.ts"
import { listTemplates } from "#lib/templates/list-templates.ts"
import { submitTemplate } from "#lib/templates/submit-template.ts"
import { updateTemplate } from "#lib/templates/update-template.ts"

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

  "GET campaigns": listCampaigns,
  "POST campaigns": createCampaign,
  "GET campaigns/export.csv": exportCampaigns,
  "GET campaigns/summary": summarizeCampaigns,
  "GET campaigns/[campaignId]": getCampaign,
  "PATCH campaigns/[campaignId]": updateDraft,
  "DELETE campaigns/[campaignId]": deleteDraft,
  "GET campaigns/[campaignId]/audience": findAudience,
  "POST campaigns/[campaignId]/cancel": cancelCampaign,
  "POST campaigns/[campaignId]/clone": cloneCampaign,
  "GET campaigns/[campaignId]/conversations": listConversations,
  "PATCH campaigns/[campaignId]/fallback-time-zone": updateFallbackTimeZone,
  "POST campaigns/[campaignId]/launch": launchCampaign,
  "GET campaigns/[campaignId]/messages": listMessages,
  "GET campaigns/[campaignId]/messages.csv": exportMessages,
  "PATCH campaigns/[campaignId]/pace": updateCampaignPace,
  "POST campaigns/[campaignId]/pause": pauseCampaign,
  "GET campaigns/[campaignId]/recipients": listRecipients,
  "PATCH campaigns/[campaignId]/recipients/[line]": fixRecipient,
  "POST campaigns/[campaignId]/recipients/country-codes": addCountryCodes,
  "GET campaigns/[campaignId]/recipients/problems.csv": exportRecipientProblems,
  "PUT campaigns/[campaignId]/recipients/typed": enterRecipients,
  "POST campaigns/[campaignId]/resend": resendFailed,
  "POST campaigns/[campaignId]/resume": resumeCampaign,
  "GET campaigns/[campaignId]/review": reviewCampaign,
  "POST campaigns/[campaignId]/start": startCampaign,

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

  "GET import-limits": getImportLimits,

  "GET people": listPeople,
  "POST people/[personId]/disable": disablePerson,
  "POST people/[personId]/enable": enablePerson,
  "POST people/[personId]/end-sessions": endPersonSessions,

  "GET senders": listSenderChoices,
  "GET skills": listSkillChoices,

  "GET settings/blackout-dates": listBlackoutDates,
  "POST settings/blackout-dates": addBlackoutDate,
  "DELETE settings/blackout-dates/[day]": removeBlackoutDate,
  "GET settings/channels": listChannels,
  "PUT settings/channels": updateChannels,
  "GET settings/countries": getCountries,
  "PUT settings/countries": updateCountries,
  "GET settings/line-check": getLineCheck,
  "PUT settings/line-check": updateLineCheck,
  "GET settings/prices": getPrices,
  "PUT settings/prices": updatePrices,
  "GET settings/provider": getProviderSetup,
  "PUT settings/provider": connectTwilio,
  "GET settings/senders": listSenders,
  "POST settings/senders": createSender,
  "PATCH settings/senders/[senderId]": updateSender,
  "PUT settings/senders/[senderId]/windows": updateSenderWindows,
  "POST settings/senders/[senderId]/verify": verifySender,
  "GET settings/sending": getSendingSettings,
  "PUT settings/sending": updateSendingSettings,
  "GET settings/skills": listSkills,
  "POST settings/skills": createSkill,

  "GET suppressions": listSuppressions,
  "POST suppressions": addSuppression,
  "DELETE suppressions/[suppressionId]": removeSuppression,

  "GET templates": listTemplates,
  "POST templates": createTemplate,
  "GET templates/[templateId]": getTemplate,
  "PATCH templates/[templateId]": updateTemplate,
  "DELETE templates/[templateId]": deleteTemplate,
  "POST templates/[templateId]/check": checkTemplate,
  "POST templates/[templateId]/clone": cloneTemplate,
  "POST templates/[templateId]/submit": submitTemplate,

  "GET webhooks": listStuckEvents,
  "DELETE webhooks/[eventId]": dismissStuckEvent,
  "POST webhooks/[eventId]/retry": retryStuckEvent,
} satisfies Record<`${Method} ${string}`, AnyVerb>

export type Endpoint = keyof typeof endpoints

/** What an endpoint takes: path, query and body together. */
export type InputOf<E extends Endpoint> = z.input<(typeof endpoints)[E]["input"]>

/** What an endpoint answers. */
export type OutputOf<E extends Endpoint> = z.output<(typeof endpoints)[E]["output"]>
