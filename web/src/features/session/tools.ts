import { ArrowUpRight, ListOrdered, MousePointer2, Pencil, Square, Sun, Type } from 'lucide-react'

/** What the hand holds on the stage; null: nothing, and the picture can be moved. */
export type Tool = 'point' | 'pen' | 'arrow' | 'step' | 'text' | 'box' | 'spotlight'

interface ToolLook {
  tool: Tool
  key: string
  words: string
  Icon: typeof Pencil
}

/** Those of the toolbar, in its order, with the key and the words of each. */
export const TOOLS = [
  { tool: 'point', key: 'v', words: 'session.tools.point', Icon: MousePointer2 },
  { tool: 'pen', key: 'd', words: 'session.tools.draw', Icon: Pencil },
  { tool: 'arrow', key: 'a', words: 'session.tools.arrow', Icon: ArrowUpRight },
  { tool: 'step', key: 'e', words: 'session.tools.step', Icon: ListOrdered },
  { tool: 'text', key: 't', words: 'session.tools.text', Icon: Type },
] as const satisfies ToolLook[]

/** Those taken more rarely, in the menu beside them. */
export const MORE_TOOLS = [
  { tool: 'box', key: 'b', words: 'stage.box', Icon: Square },
  { tool: 'spotlight', key: 's', words: 'stage.spotlight', Icon: Sun },
] as const satisfies ToolLook[]

/** Drawn by dragging: from a place to another, or along a stroke. */
export type DragTool = 'pen' | 'arrow' | 'box' | 'spotlight'
export const isDragged = (tool: Tool | null): tool is DragTool =>
  tool === 'pen' || tool === 'arrow' || tool === 'box' || tool === 'spotlight'
