/** Bounds of a password, in characters. */
export const shortestPassword = 10
export const longestPassword = 200
