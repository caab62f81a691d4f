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
  }
}

declare module "next-auth/jwt" {
  interface JWT {
    subject: string
    accountId: string
    /** For the provider's own sign-out. */
    idToken: string | undefined
    /** Epoch milliseconds. */
    signedInAt: number
  }
}
