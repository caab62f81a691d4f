// First, as in Next's server: the others look for what it makes global.
import "next/dist/server/node-environment-baseline.js"

import { workAsyncStorage } from "next/dist/server/app-render/work-async-storage.external.js"
import { workUnitAsyncStorage } from "next/dist/server/app-render/work-unit-async-storage.external.js"
import { createRequestStoreForAPI } from "next/dist/server/async-storage/request-store.js"
import { NextRequest } from "next/server.js"

type WorkStore = NonNullable<ReturnType<typeof workAsyncStorage.getStore>>
type ImplicitTags = Parameters<typeof createRequestStoreForAPI>[2]

/** Runs a route handler as Next's server does: `headers()` and `cookies()` are those of the request. */
export function inRequest<T>(request: Request, run: (request: NextRequest) => Promise<T>): Promise<T> {
  const asked = new NextRequest(request)
  const { pathname, search } = asked.nextUrl
  const tags: ImplicitTags = { tags: [], expirationsByCacheKind: new Map() }
  const store = createRequestStoreForAPI(asked, { pathname, search }, tags, undefined, undefined, undefined)
  const work = { route: pathname, forceStatic: false, dynamicShouldError: false } as WorkStore
  return workAsyncStorage.run(work, () => workUnitAsyncStorage.run(store, () => run(asked)))
}
