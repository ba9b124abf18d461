import { homeRefusals } from './home-refusals';
import { localDate } from './local-date';

const PERSON = { dateOfBirth: localDate('2008-03-10'), diedOn: null };
const TODAY = localDate('2026-11-23');

const refused = (type: string, from: string, to: string | null = null, asOf = TODAY, diedOn: string | null = null) =>
  homeRefusals(
    { type, from: localDate(from), to: to === null ? null : localDate(to) },
    { ...PERSON, diedOn: diedOn === null ? null : localDate(diedOn) },
    asOf,
  ).map(({ field }) => field);

describe('what cannot be true of a home', () => {
  it.each([
    ['T', '2026-03-09', null, ['type'], 'a foyer the day before 18'],
    ['T', '2026-03-10', null, [], 'a foyer from the 18th birthday'],
    ['Z', '2025-01-01', null, ['type'], 'former foster carers at the 17th birthday'],
    ['Z', '2025-03-10', '2025-03-11', ['type'], 'former foster carers on that day only'],
    ['Z', '2025-01-01', '2025-03-10', [], 'they left on the birthday'],
    ['Z', '2025-03-11', null, [], 'from the day after'],
    ['U', '2026-05-01', '2026-04-30', ['to'], 'an end before a start'],
    ['U', '2026-05-01', '2026-05-01', [], 'one day'],
    ['U', '2008-03-09', null, ['from'], 'before birth'],
    ['U', '2026-05-01', null, [], 'an ordinary flat'],
  ])('%s from %s to %s: %j (%s)', (type, from, to, fields, _why) => {
    expect(refused(type, from, to)).toEqual(fields);
  });

  it('a home with former foster carers that runs may still end before the 17th birthday comes', () => {
    expect(refused('Z', '2024-06-01', null, localDate('2025-03-09'))).toEqual([]);
    expect(refused('Z', '2024-06-01', null, localDate('2025-03-10'))).toEqual(['type']);
  });

  it('nobody moves after they died', () => {
    expect(refused('U', '2026-05-02', null, TODAY, '2026-05-01')).toEqual(['from']);
    expect(refused('U', '2026-05-01', null, TODAY, '2026-05-01')).toEqual([]);
  });
});
