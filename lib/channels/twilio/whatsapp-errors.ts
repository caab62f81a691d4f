import type { ProviderErrorClass } from "#lib/channels/port/provider-error.ts"

/** Code → what happened and what to do (Twilio's error dictionary, channels part). Those of SMS stand in provider-errors.ts. */
export const whatsAppErrors: Partial<Record<ProviderErrorClass, Record<number, string>>> = {
  permanent: {
    63031: "The number is the sender's own: take it off your list",
  },
  not_eligible: {
    63003: "The number is not on WhatsApp: reach this consumer another way",
    63024: "WhatsApp cannot reach the number: reach this consumer another way",
    63029: "The phone could not load the template: reach this consumer another way",
    63032: "WhatsApp leaves this consumer out of an experiment of its own: reach them another way",
    63049: "Meta did not deliver it, since the consumer had enough marketing: write again after a day",
  },
  opted_out: {
    63014:
      "The consumer blocked this sender: they are written to again once they lift that in WhatsApp and write START",
    63033:
      "The consumer blocked the brand: they are written to again once they lift that in WhatsApp and write START",
    63050:
      "The consumer stopped the brand's marketing: they are written to again once they allow it in WhatsApp and write START",
  },
  hold: {
    63017: "WhatsApp takes no more messages of this sender at the moment: send again later",
    63018: "The sender reached WhatsApp's limit: send again tomorrow, or ask Meta for a higher limit",
    63038: "The account reached its limit for today: send again tomorrow",
  },
  temporary: {
    63009: "WhatsApp had an internal error: send again later",
    63010: "WhatsApp had an internal error: send again later",
    63012: "WhatsApp had an internal error: send again later",
    63023: "The provider had an internal error: send again later",
    63025: "The media are there already: send again",
    63037: "The media took too long to load: send again later",
    63053: "The template is still on its way to WhatsApp: send again in ten minutes",
  },
  configuration: {
    63001: "WhatsApp does not accept the account's credentials: correct the sender at Twilio",
    63002: "WhatsApp does not know the sender: choose another one",
    63005: "WhatsApp does not take this content: change the template",
    63006: "The content could not be written for WhatsApp: change the template",
    63007: "The sender is no WhatsApp sender of this Twilio account: choose another one",
    63008: "The sender is not set up for WhatsApp: correct it at Twilio",
    63011: "WhatsApp cannot read the request: change the template",
    63013: "A value is empty, holds five spaces or a bad address: correct the recipient's variables",
    63015: "The recipient did not join the WhatsApp sandbox: use a sender of your own",
    63016: "WhatsApp takes a free text only within 24 hours of the consumer's: send a template",
    63019: "The media could not be fetched: check that anybody can open their address",
    63020: "Meta's Business Manager has an open matter: settle the invitation or the bill there",
    63021: "WhatsApp does not take this content: change the template",
    63022: "The sender's name has no certificate: settle it with Twilio",
    63026: "Meta marked the sender as spam: settle it at Meta before sending more",
    63027: "Meta has no such template in this language: submit it again or choose another",
    63028: "The variables are not as many as the template has: choose the template again",
    63030: "The template has a part that WhatsApp does not take: change the template",
    63034: "The media are too large: use smaller ones",
    63040: "Meta rejected the template: mend it and submit it again, or choose another",
    63041: "Meta paused the template after consumers' feedback: wait some hours or choose another",
    63042: "Meta disabled the template: choose another",
    63051: "Meta locked the WhatsApp account or the sender: settle it at Meta",
    63054: "The template cannot be used: choose another",
    63055: "The template has a fault: choose another",
    63056: "The WhatsApp account may not send this: settle it at Meta",
    63057: "The template was submitted too often: wait some hours",
    63058: "Meta does not let the business write to this country: settle it at Meta",
    63059: "The number moved to another WhatsApp account: connect it again at Twilio",
    63112: "Meta disabled the WhatsApp account: settle it at Meta",
    63120: "Meta locked the sender: settle it at Meta",
    216602: "The template's kind of content cannot go to WhatsApp: choose another template",
  },
}
