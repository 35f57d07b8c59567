import { expect, test } from 'vitest'
import { chose, type Device, fell, moveFor, NO_PLACE, took } from './devices.ts'

const inner: Device = { id: 'a1', label: 'Micro interne', group: 'g1' }
const headset: Device = { id: 'b2', label: 'Casque Jabra', group: 'g2' }
const system = (of: Device): Device => ({ id: 'default', label: `Par défaut - ${of.label}`, group: of.group })

test('[U1] a device in use that is unplugged falls to the system’s own, and is taken again when it is back', () => {
  const place = took(NO_PLACE, headset)
  expect(moveFor(place, [inner, headset])).toEqual({ kind: 'stay' })
  expect(moveFor(place, [inner])).toEqual({ kind: 'fall', from: headset })
  const fallen = fell(place, headset, inner)
  expect(moveFor(fallen, [inner])).toEqual({ kind: 'stay' })
  expect(moveFor(fallen, [inner, headset])).toEqual({ kind: 'return', to: headset })
  expect(moveFor(took(fallen, headset), [inner, headset])).toEqual({ kind: 'stay' })
})

test('[U1] with nothing to fall to, the device is taken again all the same', () => {
  const alone = fell(took(NO_PLACE, headset), headset, null)
  expect(moveFor(alone, [])).toEqual({ kind: 'stay' })
  expect(moveFor(alone, [headset])).toEqual({ kind: 'return', to: headset })
})

test('[U1] a choice by hand counts over what is away, and one that is not plugged in is waited for', () => {
  const fallen = fell(took(NO_PLACE, headset), headset, inner)
  expect(moveFor(chose(fallen, inner), [inner, headset])).toEqual({ kind: 'stay' })
  const waits = took(chose(NO_PLACE, headset), inner)
  expect(moveFor(waits, [inner])).toEqual({ kind: 'stay' })
  expect(moveFor(waits, [inner, headset])).toEqual({ kind: 'return', to: headset })
})

test('[U1] the system’s own is followed when the system chooses another', () => {
  const place = took(NO_PLACE, system(inner))
  expect(moveFor(place, [system(inner), inner, headset])).toEqual({ kind: 'stay' })
  expect(moveFor(place, [system(headset), inner, headset])).toEqual({ kind: 'follow', to: system(headset) })
})

test('[U1] a device is known by its name where its id was renewed', () => {
  const renewed = { ...headset, id: 'c3' }
  expect(moveFor(took(chose(NO_PLACE, headset), renewed), [inner, renewed])).toEqual({ kind: 'stay' })
  expect(moveFor(took(chose(NO_PLACE, headset), inner), [inner, renewed])).toEqual({ kind: 'return', to: renewed })
})

test('[U2] a list without names says nothing', () => {
  const nameless = { id: '', label: '', group: '' }
  expect(moveFor(took(NO_PLACE, headset), [nameless])).toEqual({ kind: 'stay' })
  expect(moveFor(took(NO_PLACE, headset), [])).toEqual({ kind: 'stay' })
  // Nor is one missed that was in no list when it was opened.
  expect(moveFor(took(NO_PLACE, { ...headset, id: '' }), [inner])).toEqual({ kind: 'stay' })
})
