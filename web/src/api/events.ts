export type Message = { event: string; id: string; data: LiveData }
export type LiveData = { seq?: string; stream?: string; kind?: string; at?: string; serverTime?: string }

/** Server-sent events, line by line, as the standard cuts them. */
export function parser(tell: (message: Message) => void): (chunk: string) => void {
  let rest = ''
  let event = 'message'
  let id = ''
  let data: string[] = []
  return (chunk) => {
    rest += chunk
    const lines = rest.split(/\r\n|\n|\r(?!$)/)
    rest = lines.pop() ?? ''
    for (const line of lines) {
      if (line === '') {
        if (data.length) tell({ event, id, data: JSON.parse(data.join('\n')) as LiveData })
        event = 'message'
        data = []
        continue
      }
      const colon = line.indexOf(':')
      const field = colon < 0 ? line : line.slice(0, colon)
      const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '')
      if (field === 'event') event = value
      else if (field === 'id') id = value
      else if (field === 'data') data.push(value)
    }
  }
}
