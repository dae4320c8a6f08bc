// Writes the official districts and villages of one regency to <profile>/places.csv.
// Usage: npm ci && node places.mjs 33.24 ../kendal
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const [regency, folder] = process.argv.slice(2)
if (!/^\d{2}\.\d{2}$/.test(regency ?? '') || !folder) {
  console.error('usage: node places.mjs <regency code, such as 33.24> <profile folder>')
  process.exit(2)
}

const source = join(dirname(fileURLToPath(import.meta.resolve('idn-area-data'))), '..')
const { version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'))

// Only this regency's lines are read. They have no quoted fields; one that appears must not be cut in half unseen.
const rows = file => readFileSync(join(source, 'data', file), 'utf8')
  .split('\n')
  .filter(line => line.startsWith(`${regency}.`))
  .map(line => {
    const fields = line.trim().split(',')
    if (fields.length !== 3 || line.includes('"')) throw new Error(`${file}: cannot read "${line}"`)
    return { code: fields[0], parent: fields[1], name: titleCase(fields[2]) }
  })

const titleCase = name => name.trim().replace(/\s+/g, ' ').toLowerCase()
  .replace(/(^|[\s\-/('.])(\p{L})/gu, (_, before, letter) => before + letter.toUpperCase())

// In official village codes the last group begins with 1 for a kelurahan and with 2 for a desa.
const kind = village => village.code.split('.')[3].startsWith('1') ? 'kelurahan' : 'desa'

const districts = rows('districts.csv')
const villages = rows('villages.csv')
if (districts.length === 0) throw new Error(`no districts under ${regency}`)

const lines = [
  `# Official districts and villages of ${regency}, made by regions/tools/places.mjs.`,
  `# Source: npm idn-area-data ${version} (github.com/fityannugroho/idn-area-data), its data under the`,
  '# Open Database License 1.0 (opendatacommons.org/licenses/odbl/1-0), and so is this file.',
  'code,name,kind,parent',
  ...districts.map(d => [d.code, d.name, 'district', regency].join(',')),
  ...villages.map(v => [v.code, v.name, kind(v), v.parent].join(',')),
]
writeFileSync(join(folder, 'places.csv'), `${lines.join('\n')}\n`)
console.log(`${districts.length} districts, ${villages.length} villages`)
