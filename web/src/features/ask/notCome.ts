/** Whoever said yes and did not come: told once on the page the search goes on at. Kept in memory, of one ask. */
let told: { askId: string; name: string } | null = null

export function rememberNotCome(askId: string, name: string): void {
  told = { askId, name }
}

/** The name to tell, if the search of this ask goes on because somebody did not come. */
export const notComeTo = (askId: string): string | null => (told?.askId === askId ? told.name : null)
