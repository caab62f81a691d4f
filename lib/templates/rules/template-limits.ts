/** Limits of WhatsApp, and where it is the tighter one, of the wire contract (9.7). Lengths are characters as people count them. */
export const templateLimits = {
  title: 512,
  body: 1024,
  headerText: 60,
  footer: 60,
  variables: 100,
  emojis: 10,
  buttonTitle: 25,
  quickReplies: 3,
  url: 2000,
  phone: 20,
} as const
