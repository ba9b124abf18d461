import { aCaseFile, missingFrom, supervisedOn } from '../../test/support/lives';
import { localDate } from './local-date';
import { raisedRisks, riskStandingOn } from './risk';

describe('how high the risk is', () => {
  const back = missingFrom('2026-06-10T21:00:00Z', '2026-06-11T21:00:00Z');
  const low = { ...supervisedOn('2026-06-01'), risk: 'low' as const };

  it.each<[string, Parameters<typeof aCaseFile>[0], string]>([
    ['nobody said anything', {}, 'medium null'],
    ['it was set', { supervisions: [low] }, `low 2026-06-01 set by ${low.id}`],
    [
      'it is raised',
      { missing: [missingFrom('2026-06-05T21:00:00Z')], supervisions: [low] },
      'high 2026-06-05 Missing',
    ],
    ['it was raised since it was set', { missing: [back], supervisions: [low] }, 'medium 2026-06-11'],
    ['it was raised, and never set', { missing: [back] }, 'medium 2026-06-11'],
  ])('and since when, where %s', (_, facts, expected) => {
    const file = aCaseFile(facts);
    const { level, since, raisedBy, setBy } = riskStandingOn(
      raisedRisks(file),
      file.supervisions,
      localDate('2026-06-20'),
    );

    expect(
      `${level} ${since}${raisedBy.map(({ words }) => ` ${words}`).join('')}${setBy ? ` set by ${setBy}` : ''}`,
    ).toBe(expected);
  });
});
