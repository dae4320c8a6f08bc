import { expect, test } from 'vitest'
import { en } from './en'
import { id } from './id'

type Tree = { [key: string]: string | Tree }
const keys = (tree: Tree, before = ''): string[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [before + key.replace(/_one$/, '')] : keys(value, `${before}${key}.`),
  )
const holes = (tree: Tree, before = ''): string[] =>
  Object.entries(tree).flatMap(([key, value]) => {
    if (typeof value !== 'string') return holes(value, `${before}${key}.`)
    if (key.endsWith('_one')) return []
    const names = [...value.matchAll(/{{(\w+)}}/g)].map(([, name]) => name).sort()
    return [`${before}${key}: ${names.join(' ')}`]
  })

test('Indonesian and English have the same keys', () => {
  expect([...new Set(keys(en as Tree))].sort()).toEqual([...new Set(keys(id))].sort())
})

test('Every sentence has the same holes in both languages', () => {
  expect(holes(en as Tree).sort()).toEqual(holes(id).sort())
})

test('No sentence is empty', () => {
  const empty = (tree: Tree): string[] =>
    Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? (value.trim() ? [] : [key]) : empty(value)))
  expect([...empty(id), ...empty(en as Tree)]).toEqual([])
})
