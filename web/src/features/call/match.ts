const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()

/**
 * How well words typed fit a name: 0 begins with them, 1 each begins a word, 2 each is somewhere in it, null not at
 * all.
 */
export function fit(typed: string, name: string): number | null {
  const text = plain(typed)
  const full = plain(name)
  if (full.startsWith(text)) return 0
  const words = full.split(/[\s,./()-]+/)
  const parts = text.split(/[\s,]+/).filter(Boolean)
  if (parts.every((part) => words.some((word) => word.startsWith(part)))) return 1
  return parts.every((part) => full.includes(part)) ? 2 : null
}

/** The best first; equal ones in the order given. */
export function best<A>(typed: string, all: readonly A[], names: (one: A) => string[], most: number): A[] {
  if (!typed.trim()) return all.slice(0, most)
  return all
    .map((one) => ({ one, fit: Math.min(...names(one).map((name) => fit(typed, name) ?? 9)) }))
    .filter((found) => found.fit < 9)
    .sort((a, b) => a.fit - b.fit)
    .slice(0, most)
    .map(({ one }) => one)
}
