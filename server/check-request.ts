import type { IncomingHttpHeaders, IncomingMessage } from "node:http"
import { parseAndValidateFlightRouterState } from "next/dist/server/app-render/parse-and-validate-flight-router-state.js"
import { MalformedRequestError, MethodNotAllowedError, NotFoundError } from "#lib/platform/errors.ts"
import { findRoute, type Route } from "./routes.ts"

const ofApi = /^\/(api|sentinel)(\/|$)/
/** Tools of Next's development server, which know their methods. Its files are read as pages are. */
const ofDevelopment = /^\/_/
const ofPages = ["GET", "HEAD"]

/**
 * Checks what Next has no words for: an address that cannot be decoded, one that the API does not have, a method that
 * the address does not take, and a page's state that no page sends. Throws MalformedRequestError, NotFoundError and MethodNotAllowedError.
 * @param routes those of the API
 */
export function checkRequest(
  { url = "", method = "", headers }: IncomingMessage,
  routes: Route[],
  isDevelopment: boolean,
): void {
  const [pathname = ""] = url.split("?", 1)
  requireReadable(pathname)
  if (isDevelopment && ofDevelopment.test(pathname)) return
  const methods = ofApi.test(pathname) ? methodsOf(routes, pathname) : ofPages
  if (!methods.includes(method)) throw new MethodNotAllowedError(methods)
  requirePageState(headers)
}

/** Next fails on one that it cannot read, where there is no page. */
function requirePageState(headers: IncomingHttpHeaders): void {
  try {
    parseAndValidateFlightRouterState(headers["next-router-state-tree"])
  } catch {
    throw new MalformedRequestError("The header Next-Router-State-Tree is none that a page of ours sends")
  }
}

function methodsOf(routes: Route[], pathname: string): string[] {
  const route = findRoute(routes, pathname)
  if (!route) throw new NotFoundError("This address")
  return route.methods
}

function requireReadable(pathname: string): void {
  if (!pathname.startsWith("/")) throw new MalformedRequestError("The address must begin with a slash")
  // Next would leave them out and answer from another address than the one that was looked up here.
  if (
    decoded(pathname)
      .split(/[/\\]/)
      .some((segment) => segment === "." || segment === "..")
  )
    throw new MalformedRequestError("The address holds . or .. between slashes: write it without them")
}

function decoded(pathname: string): string {
  try {
    return decodeURIComponent(pathname)
  } catch {
    throw new MalformedRequestError(
      "The address holds a % that is not followed by the code of a character: write % itself as %25",
    )
  }
}
