/** Other words for a skill as one types them: separated by commas, semicolons or lines, each once, at most thirty. Pure. */
export const synonymsOf = (typed: string): string[] => {
  const words = typed.split(/[,;\n]/u).map((word) => word.trim().slice(0, 80))
  return [...new Set(words.filter((word) => word !== ''))].slice(0, 30)
}
