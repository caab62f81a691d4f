/**
 * What stands in place of a part while it is fetched, of one that is seen only once it opens. Without it the nearest
 * boundary would take its place: the whole table or page would vanish, and with it the press that opens the part.
 */
export const nothing = () => null
