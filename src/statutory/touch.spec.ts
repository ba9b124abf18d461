import { aCaseFile, visit } from '../../test/support/lives';
import type { Contact } from './case-file';
import { localDate } from './local-date';
import { DEFAULT_POLICY } from './policy';
import { inTouchUntil, isTwoWay, lastTwoWay } from './touch';

describe('contact that goes both ways', () => {
  it.each<[string, Partial<Contact>, boolean]>([
    ['a visit in which the young person was seen', {}, true],
    ['seeing the young person elsewhere', { at: 'elsewhere', accommodation: null }, true],
    ['a visit by a duty worker', { by: 'duty-worker' }, true],
    ['a visit that found nobody', { seen: false }, false],
    ['a visit that does not say whether anybody was seen', { seen: null }, false],
    ['a call', { mode: 'phone', seen: null }, true],
    ['a call that nobody answered', { mode: 'phone', seen: false }, false],
    ['a video call', { mode: 'video', seen: true }, true],
    ['a text', { mode: 'text', seen: true }, false],
    ['a letter', { mode: 'letter' }, false],
    ['what somebody else told', { mode: 'third-party' }, false],
    ['a contact that does not say how', { mode: null }, false],
  ])('%s', (_, facts, expected) => {
    expect(isTwoWay(visit('2026-05-01', facts))).toBe(expected);
  });

  it('the last of them is found whatever the order of recording, and what is no such contact is passed over', () => {
    const contacts = [visit('2026-06-01', { mode: 'text' }), visit('2026-05-20'), visit('2026-05-01')];

    expect(lastTwoWay({ contacts })?.id).toBe('visit-2026-05-20');
    expect(lastTwoWay({ contacts: contacts.toReversed() })?.id).toBe('visit-2026-05-20');
    expect(lastTwoWay({ contacts: [contacts[0]!] })).toBeNull();
  });

  it('of two on one day it is the same one whatever the order of recording', () => {
    const contacts = [visit('2026-05-20', { id: 'b' }), visit('2026-05-20', { id: 'a' })];

    expect(lastTwoWay({ contacts })?.id).toBe('b');
    expect(lastTwoWay({ contacts: contacts.toReversed() })?.id).toBe('b');
  });
});

describe('being in touch lasts', () => {
  it('as long as the interval between visits', () => {
    expect(inTouchUntil(localDate('2026-05-01'), aCaseFile())).toBe('2026-06-26');
  });

  it('or as long as the authority has chosen, by the settings of the day of the contact', () => {
    const caseFile = aCaseFile({
      policy: { ...DEFAULT_POLICY, contactLostAfterWeeks: 12 },
      earlierPolicies: [{ until: localDate('2026-05-02'), policy: { ...DEFAULT_POLICY, contactLostAfterWeeks: 4 } }],
    });

    expect(inTouchUntil(localDate('2026-05-01'), caseFile)).toBe('2026-05-29');
    expect(inTouchUntil(localDate('2026-05-02'), caseFile)).toBe('2026-07-25');
  });
});
