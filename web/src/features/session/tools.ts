/** What the hand holds on the stage; null: nothing, and the picture can be moved. */
export type Tool = 'point' | 'pen' | 'arrow' | 'step' | 'text'

/** In the order of the toolbar, with the key of each and the name of its words. */
export const TOOLS: readonly { tool: Tool; key: string; words: 'point' | 'draw' | 'arrow' | 'step' | 'text' }[] = [
  { tool: 'point', key: 'v', words: 'point' },
  { tool: 'pen', key: 'd', words: 'draw' },
  { tool: 'arrow', key: 'a', words: 'arrow' },
  { tool: 'step', key: 'e', words: 'step' },
  { tool: 'text', key: 't', words: 'text' },
]
