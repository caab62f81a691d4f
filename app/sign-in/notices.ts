import { roleNames } from "#lib/access/permissions.ts"

export type Notice = { title: string; text: string; tone: "muted" | "negative"; asSomebodyElse?: boolean }

const roles = Object.values(roleNames).join(", ")

const idle: Notice = {
  title: "You were signed out",
  text: "Nothing happened for a while, so the session was closed. Sign in and you are back where you were.",
  tone: "muted",
}

const expired: Notice = {
  title: "Your session is over",
  text: "It lasts one working day at most, and ends when you or an administrator sign you out. Sign in and you are back where you were.",
  tone: "muted",
}

const signedOut: Notice = {
  title: "You are signed out",
  text: "Here and at your identity provider.",
  tone: "muted",
}

const unknownRole: Notice = {
  title: "Your login has no role here",
  text: `Ask the person who manages logins at your brand to give yours one of these roles: ${roles}.`,
  tone: "negative",
  asSomebodyElse: true,
}

const unknownAccount: Notice = {
  title: "Your login belongs to no account here",
  text: "Ask the person who manages logins at your brand which account yours should carry, and whether that account is set up in this installation.",
  tone: "negative",
  asSomebodyElse: true,
}

const disabled: Notice = {
  title: "Your access was switched off",
  text: "Ask an administrator of your account to switch it on again.",
  tone: "negative",
  asSomebodyElse: true,
}

const refused: Notice = {
  title: "The sign-in was not finished",
  text: "The identity provider ended it, or it took longer than 15 minutes. Try again.",
  tone: "negative",
}

const unreachable: Notice = {
  title: "The identity provider cannot be reached",
  text: "Try again in a minute. If it stays like this, tell whoever runs this installation.",
  tone: "negative",
}

const notices: Record<string, Notice> = {
  idle,
  expired,
  "signed-out": signedOut,
  unknown_role: unknownRole,
  unknown_account: unknownAccount,
  disabled,
  OAuthSignin: unreachable,
}

/** Why a person stands at the door: from next-auth's or our own error code, the reason of an ended session, or a sign-out. */
export function noticeOf({ error, reason, state }: Record<string, string | undefined>): Notice | null {
  if (error) return notices[error] ?? refused
  return notices[reason ?? ""] ?? notices[state ?? ""] ?? null
}
