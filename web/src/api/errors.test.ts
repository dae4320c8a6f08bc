import i18next from 'i18next'
import { expect, test } from 'vitest'
import '../i18n'
import { ApiError, sentenceOf } from './errors'

test('A neighbouring stage is named in words, with its time on the region\u2019s clock', () => {
  const refused = new ApiError(409, 'ticket.stamp-after-stage', { stage: 'arrived', at: '2026-11-24T03:10:00Z' })
  const said = sentenceOf(i18next.t, refused, () => '10:10:00 WIB')
  expect(said).toContain(`\u00ab${i18next.t('ticket.stage.arrived')}\u00bb`)
  expect(said).toContain('10:10:00 WIB')
})
