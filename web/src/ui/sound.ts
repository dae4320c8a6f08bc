import { remember, remembered } from '../i18n'
import { store } from './store'

export type Sound = 'newTicket' | 'overdue' | 'emptySeat'
export const sounds: Sound[] = ['newTicket', 'overdue', 'emptySeat']

/** Rising for what is new, hammering for what is late, falling for an empty seat: told apart without looking. */
const scores: Record<Sound, { hertz: number; at: number; length: number; shape: OscillatorType }[]> = {
  newTicket: [
    { hertz: 660, at: 0, length: 0.14, shape: 'sine' },
    { hertz: 880, at: 0.16, length: 0.24, shape: 'sine' },
  ],
  overdue: [0, 0.18, 0.36, 0.54].map((at) => ({ hertz: 988, at, length: 0.11, shape: 'square' as const })),
  emptySeat: [
    { hertz: 520, at: 0, length: 0.3, shape: 'triangle' },
    { hertz: 390, at: 0.34, length: 0.3, shape: 'triangle' },
    { hertz: 260, at: 0.68, length: 0.5, shape: 'triangle' },
  ],
}

let context: AudioContext | null = null
type State = { allowed: boolean; muted: Record<Sound, boolean>; quietUntil: number; quietOf: Record<Sound, number> }
export const soundState = store<State>({
  allowed: false,
  muted: {
    newTicket: remembered('siaga.mute.newTicket') === 'yes',
    overdue: remembered('siaga.mute.overdue') === 'yes',
    emptySeat: remembered('siaga.mute.emptySeat') === 'yes',
  },
  quietUntil: 0,
  quietOf: { newTicket: 0, overdue: 0, emptySeat: 0 },
})

let speaks = false
function watch() {
  const allowed = context?.state === 'running'
  soundState.set({ ...soundState.now(), allowed })
  // Of all tabs that may make sound, one does: a notice is heard once, and by whoever is able.
  if (!allowed || speaks) return
  if (!navigator.locks) speaks = true
  else
    void navigator.locks.request('siaga.sound', () => {
      speaks = true
      return new Promise<void>((leave) => addEventListener('pagehide', () => leave(), { once: true }))
    })
}

/** Browsers keep a page silent until somebody has touched it; any key or click is enough. */
export function enableSound() {
  context ??= new AudioContext()
  context.onstatechange = watch
  void context.resume().then(watch, watch)
}

export function listenForFirstTouch() {
  const touch = () => {
    if (!soundState.now().allowed) enableSound()
  }
  addEventListener('pointerdown', touch)
  addEventListener('keydown', touch)
  // Some kiosks allow sound from the start.
  enableSound()
}

export function mute(sound: Sound, muted: boolean) {
  remember(`siaga.mute.${sound}`, muted ? 'yes' : 'no')
  const state = soundState.now()
  soundState.set({ ...state, muted: { ...state.muted, [sound]: muted } })
}
export const quietFor = (milliseconds: number) =>
  soundState.set({ ...soundState.now(), quietUntil: Date.now() + milliseconds })

/** One kind of sound only; the others still come through. */
export function quietOnly(sound: Sound, milliseconds: number) {
  const state = soundState.now()
  soundState.set({ ...state, quietOf: { ...state.quietOf, [sound]: Date.now() + milliseconds } })
}

export function ring(sound: Sound) {
  const { muted, quietUntil, quietOf } = soundState.now()
  if (speaks && !muted[sound] && Date.now() >= Math.max(quietUntil, quietOf[sound])) hear(sound)
}

export function hear(sound: Sound) {
  if (context?.state !== 'running') return
  for (const { hertz, at, length, shape } of scores[sound]) {
    const tone = context.createOscillator()
    const loud = context.createGain()
    const start = context.currentTime + at
    tone.type = shape
    tone.frequency.value = hertz
    loud.gain.setValueAtTime(0, start)
    loud.gain.linearRampToValueAtTime(shape === 'square' ? 0.12 : 0.3, start + 0.01)
    loud.gain.setValueAtTime(shape === 'square' ? 0.12 : 0.3, start + length - 0.03)
    loud.gain.linearRampToValueAtTime(0, start + length)
    tone.connect(loud).connect(context.destination)
    tone.start(start)
    tone.stop(start + length)
  }
}
