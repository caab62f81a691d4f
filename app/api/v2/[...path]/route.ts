import { randomUUID } from "node:crypto"
import { wireError } from "#app/_server/wire-error.ts"
import { NotFoundError } from "#lib/platform/errors.ts"

/** Whatever the compatible API does not have is answered in its own envelope, not with a page. */
const notThere = () => wireError(new NotFoundError("This address"), randomUUID(), new Headers())

export { notThere as DELETE, notThere as GET, notThere as PATCH, notThere as POST, notThere as PUT }
