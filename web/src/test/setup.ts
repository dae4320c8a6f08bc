import '../i18n'
import { cleanup } from '@testing-library/react'
import { afterEach } from 'vitest'

// Without globals the library does not do it by itself: one test would find another's page.
afterEach(cleanup)

// jsdom has the element but not its behaviour.
HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.open = true
}
HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
  this.open = false
}
