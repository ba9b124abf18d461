import { accommodation, aCaseFile, visit } from '../../test/support/lives';
import type { Contact } from './case-file';
import { localDate } from './local-date';
import {
  bestOf,
  isProvidedByAuthority,
  localVisitsTo,
  timesSeen,
  timesSeenByAnyWorker,
  visitsTo,
  wasTried,
  wasTriedAfter,
} from './visits';

const flat = accommodation('2026-05-01', '2026-06-01');
const accepted = { substituteAccepted: { on: localDate('2026-05-20'), by: 'w9', reason: 'ill' } };
const fileOf = (...contacts: Contact[]) => aCaseFile({ accommodation: [flat], contacts });
const days = (meetings: { on: string; substitute: boolean }[]) =>
  meetings.map(({ on, substitute }) => `${on}${substitute ? ' in its place' : ''}`);

describe('a home that the authority provides', () => {
  it.each([
    ['s23B', 'U', true],
    ['s24B', 'U', true],
    ['unknown', 'U', true],
    ['other', 'U', false],
    ['none', 'U', false],
    ['s24B', 'X', false],
  ] as const)('under %s, of letter %s: %s', (providedUnder, type, expected) => {
    expect(isProvidedByAuthority(accommodation('2026-05-01', null, { providedUnder, type }))).toBe(expected);
  });
});

describe('visits to a home', () => {
  it.each<[string, Partial<Contact>, number, number]>([
    ['by the personal adviser', {}, 1, 1],
    ['by the social worker', { by: 'social-worker' }, 0, 1],
    ['by the duty worker', { by: 'duty-worker' }, 0, 0],
    ['by nobody named', { by: null }, 0, 0],
    ['elsewhere', { at: 'elsewhere' }, 0, 0],
    ['to another home', { accommodation: 'other' }, 0, 0],
    ['to no home named', { accommodation: null }, 0, 0],
    ['that found nobody', { seen: false }, 0, 0],
    ['by video', { mode: 'video' }, 0, 0],
  ])('one %s', (_, facts, statutory, local) => {
    const file = fileOf(visit('2026-05-10', facts));

    expect([visitsTo(flat, file).length, localVisitsTo(flat, file).length]).toEqual([statutory, local]);
  });

  it.each([
    ['2026-04-30', 0],
    ['2026-05-01', 1],
    ['2026-05-31', 1],
    ['2026-06-01', 0],
  ])('count while it lasts: on %s, %i', (on, count) => {
    expect(visitsTo(flat, fileOf(visit(on)))).toHaveLength(count);
  });

  it('are one a day, in order, the thing itself before what was accepted in its place', () => {
    const [first, second] = [visit('2026-05-12'), visit('2026-05-10')];
    const call = visit('2026-05-10', { id: 'a-call', mode: 'phone', ...accepted });

    for (const contacts of [
      [first, second, call],
      [call, second, first],
    ]) {
      expect(days(visitsTo(flat, fileOf(...contacts)))).toEqual(['2026-05-10', '2026-05-12']);
    }
    expect(days(visitsTo(flat, fileOf(call)))).toEqual(['2026-05-10 in its place']);
  });

  it('of one day are told by the first id', () => {
    const twice = [visit('2026-05-10', { id: 'b' }), visit('2026-05-10', { id: 'a' })];

    expect(visitsTo(flat, fileOf(...twice)).map(({ id }) => id)).toEqual(['a']);
  });

  it('may be made up by a letter that a manager accepted, where it names no home', () => {
    const letter = visit('2026-05-10', { mode: 'letter', accommodation: null });

    expect(days(visitsTo(flat, fileOf({ ...letter, ...accepted })))).toEqual(['2026-05-10 in its place']);
    expect(visitsTo(flat, fileOf(letter))).toEqual([]);
  });

  it.each<[string | null, boolean]>([
    [null, true],
    ['2026-05-11', true],
    ['2026-05-10', false],
  ])('were tried on 10 May, up to %s: %s', (until, expected) => {
    const file = fileOf(visit('2026-05-10', { seen: false }));
    const end = until === null ? null : localDate(until);

    expect(wasTried(flat, file, localDate('2026-05-10'), end)).toBe(expected);
    expect(wasTried(flat, file, localDate('2026-05-11'), end)).toBe(false);
  });
});

describe('being seen', () => {
  it.each<[string, Partial<Contact>, number, number]>([
    ['the personal adviser', {}, 1, 1],
    ['the duty worker', { by: 'duty-worker' }, 0, 1],
    ['somebody else', { by: 'other' }, 0, 0],
    ['nobody named', { by: null }, 0, 0],
    ['the personal adviser, on a screen', { mode: 'video' }, 0, 0],
    ['the personal adviser, who found nobody', { seen: false }, 0, 0],
  ])('by %s', (_, facts, byAdviser, byAny) => {
    const file = fileOf(visit('2026-05-10', { at: 'elsewhere', ...facts }));

    expect([timesSeen(file).length, timesSeenByAnyWorker(file).length]).toEqual([byAdviser, byAny]);
  });

  it.each([
    ['face-to-face', true],
    ['phone', true],
    ['video', true],
    ['text', false],
    ['letter', false],
    ['third-party', false],
  ] as const)('was tried by %s: %s', (mode, expected) => {
    const file = fileOf(visit('2026-05-10', { mode }));

    expect(wasTriedAfter(localDate('2026-05-09'), file)).toBe(expected);
    expect(wasTriedAfter(localDate('2026-05-10'), file)).toBe(false);
  });
});

describe('the visit that meets something due by 10 May', () => {
  const on = (day: string, substitute = false) => ({ id: day, on: localDate(day), substitute });
  const best = (...visits: ReturnType<typeof on>[]) => bestOf(visits, localDate('2026-05-10'))?.id ?? null;

  it('is the thing itself in time, before a substitute and before one too late', () => {
    expect(best(on('2026-05-02', true), on('2026-05-10'))).toBe('2026-05-10');
    expect(best(on('2026-05-02', true), on('2026-05-11'))).toBe('2026-05-02');
    expect(best(on('2026-05-02', true), on('2026-05-03', true))).toBe('2026-05-02');
    expect(best(on('2026-05-11'), on('2026-05-12'))).toBe('2026-05-11');
    expect(best()).toBeNull();
  });
});
