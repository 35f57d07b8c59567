/** The shortest password a house takes; the server refuses shorter ones (WEAK_PASSWORD carries its own figure). */
export const MIN_PASSWORD = 10
