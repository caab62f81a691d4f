import "next-auth"
import "next-auth/jwt"

declare module "next-auth" {
  interface User {
    login: string
    accountId: string
    roles: string[]
  }
  interface Session {
    subject: string
    accountId: string
    /** Unset in cookies of before there were sessions in the database. */
    sessionId: string | undefined
  }
}

declare module "next-auth/jwt" {
  interface JWT {
    subject: string
    accountId: string
    sessionId: string | undefined
    /** For the provider's own sign-out. */
    idToken: string | undefined
    /** Epoch milliseconds. */
    signedInAt: number
  }
}
