/** The fields that keys lead to, by the id in the page. */
export const field = {
  category: 'kategori',
  place: 'tempat',
  words: 'yang-terjadi',
  number: 'nomor',
  outcome: 'hasil',
} as const

export function focusField(name: keyof typeof field) {
  const found = document.getElementById(field[name])
  found?.focus()
  found?.scrollIntoView?.({ block: 'nearest' })
}
