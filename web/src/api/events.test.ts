import { expect, test } from 'vitest'
import { parser } from './events'

const read = (...chunks: string[]) => {
  const seen: string[] = []
  const parse = parser(({ event, id, data }) => seen.push(`${event} ${id} ${data.kind ?? ''}`))
  chunks.forEach(parse)
  return seen
}

test('An event cut anywhere is read as one', () => {
  expect(read('event: fa', 'ct\nid: 7\nda', 'ta: {"kind":"ticket.seen"}\n', '\n')).toEqual(['fact 7 ticket.seen'])
})
test('The id stays until another comes', () => {
  expect(read('id: 7\ndata: {}\n\n', 'event: ping\ndata: {}\n\n')).toEqual(['message 7 ', 'ping 7 '])
})
test('Comments and unknown fields are passed over', () => {
  expect(read(': hello\nretry: 10\n\nevent: ping\ndata: {}\n\n')).toEqual(['ping  '])
})
test('Lines may end as Windows ends them', () => {
  expect(read('event: fact\r\nid: 9\r\ndata: {"kind":"a"}\r\n\r\n')).toEqual(['fact 9 a'])
})
