import '../i18n'
import { cleanup } from '@testing-library/react'
import { afterEach } from 'vitest'

// Without globals the library does not clear the page between tests by itself.
afterEach(cleanup)

// jsdom has the element but not its behaviour.
HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.open = true
}
HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
  this.open = false
}
