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

test('The number before a rung is never read as a count', () => {
  const pages = import.meta.glob<string>('../**/*.tsx', { query: '?raw', import: 'default', eager: true })
  const bare = Object.entries(pages).filter(([, text]) => /rung\} \{t\(`rung\.r/.test(text)).map(([path]) => path)
  expect(bare).toEqual([])
  expect([en.rung.at, id.rung.at]).toEqual(['rung {{rung}}: {{who}}', 'tangga {{rung}}: {{who}}'])
})

// The server sends codes, never prose: each one that stands in its sources has a sentence here.
test('Every code of the server has a sentence', () => {
  const files = import.meta.glob<string>('../../../src/**/*.cs', { query: '?raw', import: 'default', eager: true })
  const lines = Object.values(files).flatMap(text => text.split('\n')).filter(line => !line.includes('[FactKind('))
  const codes = lines.flatMap(line =>
    [...line.matchAll(/"((?:agency|category|draft|host|identity|incident|kernel|place|report|ticket)\.[a-z]+(?:-[a-z]+)*)"/g)].map(([, code]) => code!),
  )
  const known = new Set(Object.keys(id.errors))
  expect(codes.length).toBeGreaterThan(40)
  expect([...new Set(codes)].filter(code => !known.has(code.replaceAll(/[.-]/g, '_'))).sort()).toEqual([])
})
