const signs: Record<string, string> = {
  Enter: '↵',
  Backspace: '⌫',
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Shift: '⇧',
  Space: '␣',
}

/** Ctrl+Enter as it is printed: Ctrl ↵. */
export const printed = (keys: string): string =>
  keys
    .split(' ')
    .map((step) =>
      step
        .split(/\+(?!$)/)
        .map((part) => (part === 'Shift' && /\+F\d/.test(step) ? '⇧' : (signs[part === 'Shift' ? '' : part] ?? part)))
        .map((part) => (part.length === 1 ? part.toUpperCase() : part))
        .join(' '),
    )
    .join(' ')

export const Kbd = ({ keys }: { keys: string }) => <kbd aria-hidden="true">{printed(keys)}</kbd>
