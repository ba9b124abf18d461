import {
  accommodatedBy,
  aCaseFile,
  careEpisode,
  detention,
  homeSpell,
  programme,
  supportRequest,
} from '../../test/support/lives';
import type { CaseFile } from './case-file';
import { ENGLAND_AND_WALES } from './bank-holidays';
import { legalStatus } from './legal-status';
import { addDays, localDate } from './local-date';
import { nextChangeOn } from './next-change';
import { nextPossibleChange } from './status-history';

// Born on 10 March 2008: 14 in 2022, 16 in 2024, 18 in 2026, 21 in 2029, 25 in 2033, each on 10 March.
function statusOn(day: string, facts: Parameters<typeof aCaseFile>[0]) {
  return legalStatus(aCaseFile(facts), localDate(day));
}

function codeOn(day: string, facts: Parameters<typeof aCaseFile>[0]): string {
  const { code, basis } = statusOn(day, facts);
  return [code, ...basis].join(' ');
}

describe('legalStatus at 16 and 17', () => {
  const sinceChildhood = { careEpisodes: [careEpisode('2019-05-01')] };

  it.each([
    ['2024-03-09', 'none', 'the day before the 16th birthday'],
    ['2024-03-10', 'eligible', 'on the 16th birthday'],
    ['2026-03-09', 'eligible', 'the day before the 18th birthday'],
    ['2026-03-10', 'former-relevant s23C', 'on the 18th birthday'],
  ])('someone looked after since childhood is, on %s, %s (%s)', (day, code) => {
    expect(codeOn(day, sinceChildhood)).toBe(code);
  });

  it.each([
    ['2024-09-29', 'looked-after-not-eligible', '90 days lie behind'],
    ['2024-09-30', 'eligible', '91 days lie behind'],
  ])('someone who came into care on 1 July 2024 is, on %s, %s: %s', (day, code) => {
    expect(codeOn(day, { careEpisodes: [careEpisode('2024-07-01')] })).toBe(code);
  });

  it('only the days since the 14th birthday count', () => {
    const facts = { careEpisodes: [careEpisode('2015-01-01', '2022-03-10'), careEpisode('2024-03-01')] };

    expect(codeOn('2024-05-30', facts)).toBe('looked-after-not-eligible');
    expect(codeOn('2024-05-31', facts)).toBe('eligible');
  });

  it('the 13 weeks may be made up of several periods', () => {
    const facts = { careEpisodes: [careEpisode('2022-04-01', '2022-06-01'), careEpisode('2024-04-01')] };

    expect(codeOn('2024-04-30', facts)).toBe('looked-after-not-eligible');
    expect(codeOn('2024-05-01', facts)).toBe('eligible');
  });

  it('a day recorded in two episodes counts once', () => {
    const facts = { careEpisodes: [careEpisode('2024-04-01', '2024-06-01'), careEpisode('2024-04-15', null)] };

    expect(codeOn('2024-06-30', facts)).toBe('looked-after-not-eligible');
    expect(codeOn('2024-07-01', facts)).toBe('eligible');
  });

  it('time on remand counts as care, and the answer says so', () => {
    const status = statusOn('2024-09-30', {
      careEpisodes: [careEpisode('2024-07-01', null, { legalStatus: 'remand' })],
    });

    expect(status).toMatchObject({ code: 'eligible', rules: ['LS-01', 'LS-19'] });
  });

  it('someone relevant after remand is so because remand counts', () => {
    const facts = { careEpisodes: [careEpisode('2024-07-01', '2024-09-30', { legalStatus: 'remand' })] };

    expect(statusOn('2024-09-30', facts)).toMatchObject({ code: 'relevant', rules: ['LS-03', 'LS-19'] });
  });

  it('care by another authority counts, and a manager decides who is responsible', () => {
    const status = statusOn('2025-01-01', { careEpisodes: [careEpisode('2019-05-01', null, { authority: '870' })] });

    expect(status.code).toBe('eligible');
    expect(status.rules).toContain('LS-21');
    expect(status.needsManager).toEqual([
      'Looked after by another authority (870) from 1 May 2019. Decide which authority is responsible.',
    ]);
  });

  it.each([
    ['W06000015', 'Wales'],
    ['665', 'Wales'],
    ['WAL', 'Wales'],
    ['S12000036', 'Scotland'],
    ['N09000003', 'Northern Ireland'],
    ['NUK', 'another country'],
  ])('care by %s was given in %s, and a manager decides whether it counts', (authority, country) => {
    const careEpisodes = [careEpisode('2019-05-01', '2024-07-01', { authority }), careEpisode('2024-07-01')];
    const status = statusOn('2024-07-15', { careEpisodes });

    expect(status).toMatchObject({ code: 'eligible', rules: ['LS-01', 'LS-21'] });
    expect(status.needsManager).toEqual([
      `Looked after in ${country} (${authority}) from 1 May 2019 to 1 July 2024, under another law of care. It is counted here; if it does not count, the status is looked after not eligible. Decide whether it counts, and which authority is responsible.`,
    ]);
  });

  it('says so where care in Scotland decides nothing any more', () => {
    const careEpisodes = [
      careEpisode('2019-05-01', '2024-07-01', { authority: 'S12000036' }),
      careEpisode('2024-07-01'),
    ];
    const facts = { careEpisodes };

    expect(statusOn('2024-09-29', facts).needsManager[0]).toContain('It is counted here');
    expect(statusOn('2024-09-30', facts).needsManager).toEqual([
      'Looked after in Scotland (S12000036) from 1 May 2019 to 1 July 2024, under another law of care. Decide whether it counts, and which authority is responsible.',
    ]);
    expect(nextChangeOn(aCaseFile(facts), localDate('2024-09-01'), ENGLAND_AND_WALES)).toBe('2024-09-30');
  });

  it.each(['870', 'E06000038', '659', '682'])(
    'an authority of England (%s) is asked about by its code',
    (authority) => {
      const facts = {
        careEpisodes: [careEpisode('2019-05-01', '2024-07-01', { authority }), careEpisode('2024-07-01')],
      };

      expect(statusOn('2024-07-15', facts).needsManager).toEqual([
        `Looked after by another authority (${authority}) from 1 May 2019 to 1 July 2024. Decide which authority is responsible.`,
      ]);
    },
  );

  it.each([
    ['2022-03-10', 0],
    ['2022-03-11', 1],
  ])('care elsewhere that ended on %s, at 14, asks %i question', (to, questions) => {
    const careEpisodes = [careEpisode('2019-05-01', to, { authority: '870' }), careEpisode('2023-01-01')];

    expect(statusOn('2025-01-01', { careEpisodes }).needsManager).toHaveLength(questions);
  });

  it('care taken over by another authority goes to a manager', () => {
    const facts = { careEpisodes: [careEpisode('2019-05-01', '2025-02-01', { reasonCeased: 'E3' })] };

    expect(statusOn('2025-03-01', facts).needsManager).toEqual([
      'Another authority took over care on 1 February 2025. Decide which authority is responsible.',
    ]);
  });

  it.each([
    ['2024-03-10', 'none', 'care that ends on the 16th birthday does not reach it'],
    ['2024-03-11', 'relevant s23A', 'a single day at 16 is enough'],
  ])('someone who leaves long care on %s is %s (%s)', (leftOn, code) => {
    expect(codeOn('2024-06-01', { careEpisodes: [careEpisode('2019-05-01', leftOn)] })).toBe(code);
  });

  it('someone who leaves care without the 13 weeks is a qualifying person', () => {
    const status = statusOn('2025-01-01', { careEpisodes: [careEpisode('2024-07-01', '2024-09-01')] });

    expect(status).toMatchObject({ code: 'qualifying', basis: ['s24-1B'], rules: ['LS-16'] });
  });

  it.each([
    ['2024-03-10', '2024-06-08', 'qualifying s24-1B', '90 days of care at 16'],
    ['2024-03-10', '2024-06-09', 'relevant s23A', '91 days of care at 16'],
    ['2023-12-11', '2024-03-11', 'relevant s23A', '91 days, of which one at 16'],
    ['2023-12-12', '2024-03-11', 'qualifying s24-1B', '90 days, of which one at 16'],
    ['2023-12-10', '2024-03-10', 'none', '91 days that end on the 16th birthday'],
  ])('someone in care from %s to %s is %s afterwards (%s)', (from, to, code) => {
    expect(codeOn('2024-07-01', { careEpisodes: [careEpisode(from, to)] })).toBe(code);
  });

  it('someone who comes back into care is eligible again, and relevant again when that ends', () => {
    const careEpisodes = [careEpisode('2019-05-01', '2024-05-01'), careEpisode('2024-09-01', '2024-09-10')];

    expect(codeOn('2024-08-31', { careEpisodes })).toBe('relevant s23A');
    expect(codeOn('2024-09-01', { careEpisodes })).toBe('eligible');
    expect(codeOn('2024-09-10', { careEpisodes })).toBe('relevant s23A');
  });

  it.each([
    ['in foster care', 'foster-care' as const],
    ['with parents under a care order', 'with-parents' as const],
    ['in custody', 'custody' as const],
    ['in hospital', 'hospital' as const],
  ])('someone looked after %s is eligible like any other', (_, placement) => {
    expect(codeOn('2025-06-01', { careEpisodes: [careEpisode('2024-07-01', null, { placement })] })).toBe('eligible');
  });

  it('says of someone younger only when they reach 16', () => {
    expect(statusOn('2024-03-09', sinceChildhood)).toEqual({
      code: 'none',
      basis: [],
      rules: ['LS-01'],
      because: ['Reaches 16 on 10 March 2024. No leaving-care status begins before that.'],
      needsManager: [],
    });
  });

  it('the reasons name the days', () => {
    expect(statusOn('2024-08-01', { careEpisodes: [careEpisode('2024-07-01')] }).because).toEqual([
      'Looked after since 1 July 2024.',
      'The 13 weeks (91 days) since the 14th birthday are reached on 30 September 2024 if care goes on.',
    ]);
  });
});

describe('legalStatus and short breaks', () => {
  const shortBreak = { shortBreak: true, plannedDays: 17 };
  // Seventeen days every three months: 136 days in two years, never more than 75 in twelve months.
  const everyThreeMonths = (facts: object) =>
    ['2022-05', '2022-08', '2022-11', '2023-02', '2023-05', '2023-08', '2023-11', '2024-02', '2024-05'].map((month) =>
      careEpisode(`${month}-01`, `${month}-18`, { ...shortBreak, ...facts }),
    );

  it.each([
    ['planned for 17 days', {}, 'looked-after-not-eligible'],
    ['planned for 18 days', { plannedDays: 18 }, 'eligible'],
    ['under a care order', { legalStatus: 'care-order' }, 'eligible'],
  ])('a series of breaks %s (%j) makes someone of 16 %s', (_, facts, code) => {
    expect(codeOn('2024-05-10', { careEpisodes: everyThreeMonths(facts) })).toBe(code);
  });

  it('says that short breaks do not count', () => {
    expect(statusOn('2024-05-10', { careEpisodes: everyThreeMonths({}) }).rules).toEqual(['LS-02']);
  });

  it.each([
    ['2024-06-15', 'looked-after-not-eligible', '75 days in twelve months'],
    ['2024-07-02', 'eligible', '92 days in twelve months'],
  ])('a break running since 1 April 2024 makes one, on %s, %s (%s)', (day, code) => {
    expect(codeOn(day, { careEpisodes: [careEpisode('2024-04-01', null, shortBreak)] })).toBe(code);
  });

  it.each([
    [15, 'qualifying s24-1B', '75 days in twelve months'],
    [16, 'relevant s23A', '76 days in twelve months'],
  ])('five breaks within twelve months, the last of %i days, make one of 16 %s afterwards (%s)', (last, code) => {
    const breaks = ['2023-04-01', '2023-06-01', '2023-08-01', '2023-10-01'].map((from) =>
      careEpisode(from, addDays(localDate(from), 15), shortBreak),
    );
    const latest = careEpisode('2024-03-15', addDays(localDate('2024-03-15'), last), shortBreak);
    // Two more breaks the year before, so that 91 days are reached where the breaks count.
    const before = ['2022-04-01', '2022-06-01'].map((from) =>
      careEpisode(from, addDays(localDate(from), 15), shortBreak),
    );

    expect(codeOn('2024-06-01', { careEpisodes: [...before, ...breaks, latest] })).toBe(code);
  });

  it('a break that runs straight on into care did not end with a return home, so it counts', () => {
    const careEpisodes = [careEpisode('2024-04-01', '2024-04-15', shortBreak), careEpisode('2024-04-15')];

    expect(codeOn('2024-07-01', { careEpisodes })).toBe('eligible');
    expect(codeOn('2024-06-30', { careEpisodes })).toBe('looked-after-not-eligible');
  });

  it('breaks without a planned length are left out, and a manager is asked where that decides', () => {
    const careEpisodes = [careEpisode('2022-05-01', '2024-06-01', { shortBreak: true })];
    const status = statusOn('2024-07-01', { careEpisodes });

    expect(status.code).toBe('qualifying');
    expect(status.needsManager).toEqual([
      'Short breaks are recorded without their planned length. Decide whether they count as care.',
    ]);
  });
});

describe('legalStatus of those detained or in hospital at 16', () => {
  const careBefore = careEpisode('2023-01-01', '2023-06-01');

  it('someone detained on the 16th birthday after 13 weeks of care is relevant', () => {
    const status = statusOn('2024-05-01', { careEpisodes: [careBefore], detentions: [detention('2024-02-01')] });

    expect(status).toMatchObject({ code: 'relevant', basis: ['reg3'], rules: ['LS-04'] });
  });

  it.each([
    ['2024-03-10', 'none', 'released on the birthday'],
    ['2024-03-11', 'relevant reg3', 'still detained on the birthday'],
  ])('release on %s makes it %s (%s)', (release, code) => {
    const facts = { careEpisodes: [careBefore], detentions: [detention('2024-02-01', release)] };

    expect(codeOn('2024-05-01', facts)).toBe(code);
  });

  it('hospital on the 16th birthday is the same as custody', () => {
    const detentions = [detention('2024-02-01', null, { kind: 'hospital' })];

    expect(codeOn('2024-05-01', { careEpisodes: [careBefore], detentions })).toBe('relevant reg3');
  });

  it.each([
    ['2023-04-02', 'relevant reg3', '91 days of care before'],
    ['2023-04-01', 'none', '90 days of care before'],
  ])('care until %s and detention at 16 make one %s (%s)', (leftOn, code) => {
    const careEpisodes = [careEpisode('2023-01-01', leftOn)];

    expect(codeOn('2024-05-01', { careEpisodes, detentions: [detention('2024-02-01')] })).toBe(code);
  });

  it('detention that begins the day after the 16th birthday is no such route', () => {
    const facts = { careEpisodes: [careBefore], detentions: [detention('2024-03-11')] };

    expect(codeOn('2024-05-01', facts)).toBe('none');
  });

  it('whoever is still looked after while detained is eligible, not relevant', () => {
    const facts = { careEpisodes: [careEpisode('2023-01-01')], detentions: [detention('2024-02-01')] };

    expect(codeOn('2024-05-01', facts)).toBe('eligible');
  });

  it.each([
    ['2024-12-31', 'relevant reg3', 'the day before six months'],
    ['2025-01-01', 'qualifying s24-1B', 'six months at home'],
  ])('home since release on 1 July 2024 makes one, on %s, %s (%s)', (day, code) => {
    const facts = {
      careEpisodes: [careBefore],
      detentions: [detention('2024-02-01', '2024-07-01')],
      homeSpells: [homeSpell('2024-07-01')],
    };

    expect(codeOn(day, facts)).toBe(code);
  });

  it('after six months at home someone never in care at 16 goes to a manager', () => {
    const status = statusOn('2025-01-01', {
      careEpisodes: [careBefore],
      detentions: [detention('2024-02-01', '2024-07-01')],
      homeSpells: [homeSpell('2024-07-01')],
    });

    expect(status.needsManager).toEqual([
      'No care or accommodation at 16 or 17 is recorded that makes a qualifying person. Decide what is owed.',
    ]);
  });

  it('someone relevant by detention at 16 is former relevant at 18', () => {
    const facts = { careEpisodes: [careBefore], detentions: [detention('2024-02-01', '2024-07-01')] };

    expect(codeOn('2026-03-10', facts)).toBe('former-relevant s23C');
  });

  it('a short placement that ran straight on into other care counts on this route too', () => {
    const careEpisodes = [
      careEpisode('2023-01-01', '2023-01-20', { shortBreak: true, plannedDays: 20 }),
      careEpisode('2023-01-20', '2023-04-02'),
    ];

    expect(codeOn('2024-05-01', { careEpisodes, detentions: [detention('2024-02-01')] })).toBe('relevant reg3');
  });

  it('custody that passes straight into hospital is one detention', () => {
    const detentions = [detention('2024-02-01', '2024-03-01'), detention('2024-03-01', null, { kind: 'hospital' })];

    expect(codeOn('2024-05-01', { careEpisodes: [careBefore], detentions })).toBe('relevant reg3');
  });

  it('fewer than 91 days of care before it are not enough', () => {
    const careEpisodes = [careEpisode('2023-01-01', '2023-04-01')];

    expect(codeOn('2024-05-01', { careEpisodes, detentions: [detention('2024-02-01')] })).toBe('none');
  });

  it.each([
    [28, 'none'],
    [29, 'relevant reg3'],
  ])('care in short placements planned for %i days makes it %s', (plannedDays, code) => {
    const careEpisodes = ['2023-01', '2023-03', '2023-05', '2023-07'].map((month) =>
      careEpisode(`${month}-01`, `${month}-29`, { shortBreak: true, plannedDays }),
    );

    expect(codeOn('2024-05-01', { careEpisodes, detentions: [detention('2024-02-01')] })).toBe(code);
  });
});

describe('legalStatus and time at home', () => {
  const leftCare = careEpisode('2019-05-01', '2024-05-10');

  it.each([
    ['2024-11-09', 'relevant s23A', 'the day before six months'],
    ['2024-11-10', 'qualifying s24-1B', 'six months at home'],
  ])('home since leaving care on 10 May 2024 makes one, on %s, %s (%s)', (day, code) => {
    expect(codeOn(day, { careEpisodes: [leftCare], homeSpells: [homeSpell('2024-05-10')] })).toBe(code);
  });

  it('six months end on the last day of a month that has no such day', () => {
    const facts = { careEpisodes: [careEpisode('2019-05-01', '2024-08-31')], homeSpells: [homeSpell('2024-08-31')] };

    expect(codeOn('2025-02-27', facts)).toBe('relevant s23A');
    expect(codeOn('2025-02-28', facts)).toBe('qualifying s24-1B');
  });

  it('placement with parents before leaving care counts towards the six months', () => {
    const careEpisodes = [
      careEpisode('2019-05-01', '2024-03-20'),
      careEpisode('2024-03-20', '2024-05-10', { placement: 'with-parents' }),
    ];
    const facts = { careEpisodes, homeSpells: [homeSpell('2024-05-10')] };

    expect(codeOn('2024-09-19', facts)).toBe('relevant s23A');
    expect(statusOn('2024-09-20', facts)).toMatchObject({ code: 'qualifying', rules: ['LS-06', 'LS-07', 'LS-16'] });
  });

  it('when the arrangement breaks down the young person is relevant again', () => {
    const homeSpells = [homeSpell('2024-05-10', '2025-02-01', { brokeDown: true })];
    const facts = { careEpisodes: [leftCare], homeSpells };

    expect(codeOn('2025-01-31', facts)).toBe('qualifying s24-1B');
    expect(statusOn('2025-02-01', facts)).toMatchObject({
      code: 'relevant',
      rules: ['LS-03', 'LS-08'],
      needsManager: [],
    });
  });

  it('moving out after six months without a recorded breakdown makes relevant again and asks a manager', () => {
    const facts = { careEpisodes: [leftCare], homeSpells: [homeSpell('2024-05-10', '2025-02-01')] };
    const status = statusOn('2025-03-01', facts);

    expect(status.code).toBe('relevant');
    expect(status.needsManager).toHaveLength(1);
  });

  it.each([true, false])(
    'a stay at home that was over before care ended decides nothing (broke down: %s)',
    (brokeDown) => {
      const homeSpells = [homeSpell('2023-10-01', '2024-05-01', { brokeDown })];

      expect(statusOn('2024-06-01', { careEpisodes: [leftCare], homeSpells })).toMatchObject({
        code: 'relevant',
        rules: ['LS-03'],
        needsManager: [],
      });
    },
  );

  it('a new start at home after a breakdown starts the six months anew', () => {
    const homeSpells = [
      homeSpell('2024-05-10', '2024-08-01', { brokeDown: true }),
      homeSpell('2024-08-01', null, { with: 'parental-responsibility' }),
    ];
    const facts = { careEpisodes: [leftCare], homeSpells };

    expect(codeOn('2025-01-31', facts)).toBe('relevant s23A');
    expect(codeOn('2025-02-01', facts)).toBe('qualifying s24-1B');
  });

  it.each([
    ['2024-08-01', 'qualifying s24-1B', 'no day away'],
    ['2024-08-02', 'relevant s23A', 'one day away starts the six months anew'],
  ])('two stays at home, the second from %s, make one %s (%s)', (from, code) => {
    const homeSpells = [homeSpell('2024-05-10', '2024-08-01'), homeSpell(from)];

    expect(codeOn('2024-12-01', { careEpisodes: [leftCare], homeSpells })).toBe(code);
  });

  it.each([
    ['2025-09-09', 'qualifying s24-1B', 'six months are up on the day before the birthday'],
    ['2025-09-10', 'former-relevant s23C', 'six months are up on the birthday itself'],
  ])('home since %s makes someone who turns 18 %s (%s)', (from, code) => {
    expect(codeOn('2026-03-10', { careEpisodes: [leftCare], homeSpells: [homeSpell(from)] })).toBe(code);
  });

  it.each([
    ['2026-03-09', 'former-relevant s23C', 'relevant again for a day'],
    ['2026-03-10', 'qualifying s24-1B', 'settled on the day before the birthday'],
  ])('a home that broke down on %s makes someone of 18 %s (%s)', (to, code) => {
    const homeSpells = [homeSpell('2024-05-10', to, { brokeDown: true })];

    expect(codeOn('2026-04-01', { careEpisodes: [leftCare], homeSpells })).toBe(code);
  });

  it('a home that breaks down on the 18th birthday goes to a manager', () => {
    const homeSpells = [homeSpell('2024-05-10', '2026-03-10', { brokeDown: true })];

    expect(statusOn('2026-03-10', { careEpisodes: [leftCare], homeSpells }).needsManager).toEqual([
      'The arrangement at home broke down on 10 March 2026, the 18th birthday. Whether that makes former relevant is arguable: decide.',
    ]);
  });

  it('someone settled at home on reaching 18 is qualifying, not former relevant', () => {
    const facts = { careEpisodes: [leftCare], homeSpells: [homeSpell('2024-05-10')] };

    expect(codeOn('2026-03-10', facts)).toBe('qualifying s24-1B');
    expect(statusOn('2026-03-10', facts).needsManager).toEqual([]);
  });

  it('a home that breaks down after 18 goes to a manager', () => {
    const homeSpells = [homeSpell('2024-05-10', '2026-06-01', { brokeDown: true })];
    const status = statusOn('2026-06-01', { careEpisodes: [leftCare], homeSpells });

    expect(status.code).toBe('qualifying');
    expect(status.needsManager).toEqual([
      'The arrangement at home broke down on 1 June 2026, after 18. Whether that makes former relevant is arguable: decide.',
    ]);
  });

  it('time at home that does not say with whom goes to a manager', () => {
    const homeSpells = [homeSpell('2024-05-10', null, { with: null })];

    expect(statusOn('2025-01-01', { careEpisodes: [leftCare], homeSpells }).needsManager).toHaveLength(1);
  });
});

describe('legalStatus of qualifying persons', () => {
  const madeOn = localDate('2018-06-01');
  const order = { id: 'order', madeOn, endedOn: null, lookedAfterImmediatelyBefore: true };

  it.each([
    ['2024-03-10', 'qualifying s24-1A', 'at 16'],
    ['2029-03-09', 'qualifying s24-1A', 'the day before 21'],
    ['2029-03-10', 'education-help-only s24-1A', 'from 21'],
    ['2033-03-10', 'none', 'from 25'],
  ])('special guardianship straight after care makes one, on %s, %s (%s)', (day, code) => {
    expect(codeOn(day, { specialGuardianship: order })).toBe(code);
  });

  it.each([
    ['2026-03-09', 'none'],
    ['2026-03-10', 'qualifying s24-1A'],
  ])('an order that ended on %s makes someone of 19 %s', (endedOn, code) => {
    expect(codeOn('2027-04-01', { specialGuardianship: { ...order, endedOn: localDate(endedOn) } })).toBe(code);
  });

  it.each([
    ['2024-12-31', 'qualifying s24-1A'],
    ['2025-01-01', 'none'],
  ])('an order that ends on 1 January 2025, before 18, makes one, on %s, %s', (day, code) => {
    expect(codeOn(day, { specialGuardianship: { ...order, endedOn: localDate('2025-01-01') } })).toBe(code);
  });

  describe('made at 16, after 13 weeks of care', () => {
    const madeAt16 = { ...order, madeOn: localDate('2024-06-01') };
    const careEpisodes = [careEpisode('2019-05-01', '2024-06-01')];

    it('leaves relevant, and asks a manager once six months with the guardian may have passed', () => {
      const facts = { careEpisodes, specialGuardianship: madeAt16 };

      expect(statusOn('2024-11-30', facts)).toMatchObject({ code: 'relevant', needsManager: [] });
      expect(statusOn('2024-12-01', facts)).toMatchObject({
        code: 'relevant',
        needsManager: [
          'A special guardianship order is in force and no time at home is recorded since 1 June 2024. A special guardian has parental responsibility: decide whether six months of living with them ended relevant status.',
        ],
      });
      expect(nextPossibleChange(aCaseFile(facts), localDate('2024-11-30'), [])).toBe('2024-12-01');
    });

    it.each([
      ['with the guardian', null, 'qualifying s24-1A'],
      ['that broke down after three months', '2024-09-01', 'relevant s23A'],
    ])('time at home %s answers that', (_, to, code) => {
      const homeSpells = [homeSpell('2024-06-01', to, { with: 'parental-responsibility', brokeDown: to !== null })];
      const facts = { careEpisodes, homeSpells, specialGuardianship: madeAt16 };

      expect(codeOn('2025-01-01', facts)).toBe(code);
      expect(statusOn('2025-01-01', facts).needsManager).toEqual([]);
    });

    it('an order that has ended asks nothing', () => {
      const specialGuardianship = { ...madeAt16, endedOn: localDate('2024-10-01') };

      expect(statusOn('2025-01-01', { careEpisodes, specialGuardianship }).needsManager).toEqual([]);
    });
  });

  it.each([
    ['2026-03-09', 'qualifying s24-1A', 'the day before 18'],
    ['2026-03-10', 'none', 'on the 18th birthday, when no order can be made'],
  ])('an order made on %s makes someone of 19 %s (%s)', (day, code) => {
    expect(codeOn('2027-04-01', { specialGuardianship: { ...order, madeOn: localDate(day) } })).toBe(code);
  });

  it('says by what rule an order makes one', () => {
    expect(statusOn('2025-01-01', { specialGuardianship: order }).rules).toEqual(['LS-15']);
  });

  it('an order without care immediately before it makes nobody qualifying', () => {
    expect(codeOn('2025-01-01', { specialGuardianship: { ...order, lookedAfterImmediatelyBefore: false } })).toBe(
      'none',
    );
  });

  it.each([
    ['nhs' as const, '2024-02-10', '2024-05-09', 'none', 'a day short of three months'],
    ['nhs' as const, '2024-02-10', '2024-05-10', 'qualifying s24-1B', 'three months that began before 16'],
    ['care-home' as const, '2023-06-01', '2024-03-10', 'none', 'over by the 16th birthday'],
    ['education' as const, '2024-05-01', '2024-07-31', 'none', 'a day short of three months'],
    ['education' as const, '2024-05-01', '2024-08-01', 'qualifying s24-1B', 'three months'],
    ['care-home' as const, '2024-11-30', '2025-02-28', 'qualifying s24-1B', 'three months to the end of February'],
    ['independent-hospital' as const, '2024-05-01', '2024-07-31', 'none', 'a day short of three months'],
    ['private-fostering' as const, '2024-05-01', '2024-05-03', 'qualifying s24-1B', 'any time is enough'],
    ['private-childrens-home' as const, '2024-05-01', '2024-05-03', 'qualifying s24-1B', 'any time is enough'],
    ['voluntary' as const, '2024-03-01', '2024-03-10', 'none', 'over on the 16th birthday'],
    ['voluntary' as const, '2024-03-01', '2024-03-11', 'qualifying s24-1B', 'one day at 16'],
    ['voluntary' as const, '2026-04-01', '2026-08-01', 'none', 'not before 18'],
  ])('%s from %s to %s makes someone of 18 %s (%s)', (kind, from, to, code, _why) => {
    expect(codeOn('2026-09-01', { otherAccommodation: [accommodatedBy(kind, from, to)] })).toBe(code);
  });

  it.each([
    ['2024-06-15', 'qualifying s24-1B', 'no day between'],
    ['2024-06-16', 'none', 'a day between'],
  ])('two months in hospital and two in a school from %s make one %s (%s)', (from, code) => {
    const otherAccommodation = [
      accommodatedBy('nhs', '2024-04-15', '2024-06-15'),
      accommodatedBy('education', from, '2024-08-15'),
    ];

    expect(codeOn('2024-09-01', { otherAccommodation })).toBe(code);
  });

  it.each([
    ['2029-03-09', 'qualifying s24-1B', 'the day before 21'],
    ['2029-03-10', 'education-help-only s24-1B', 'from 21'],
    ['2033-03-09', 'education-help-only s24-1B', 'the day before 25'],
    ['2033-03-10', 'none', 'from 25'],
  ])('care at 16 without the 13 weeks makes one, on %s, %s (%s)', (day, code) => {
    expect(codeOn(day, { careEpisodes: [careEpisode('2024-07-01', '2024-09-01')] })).toBe(code);
  });

  it('someone still accommodated is not yet qualifying', () => {
    const facts = { otherAccommodation: [accommodatedBy('nhs', '2024-05-01', '2025-05-01')] };

    expect(codeOn('2025-04-30', facts)).toBe('none');
    expect(statusOn('2025-05-01', facts)).toMatchObject({ code: 'qualifying', rules: ['LS-16', 'LS-17'] });
  });

  it('someone who came alone to seek asylum fewer than 91 days before 18 is qualifying', () => {
    const facts = aCaseFile({ careEpisodes: [careEpisode('2025-12-10', '2026-03-10')] });
    const unaccompanied: CaseFile = { ...facts, person: { ...facts.person, unaccompaniedAsylumSeeker: true } };

    expect(legalStatus(unaccompanied, localDate('2026-03-10'))).toMatchObject({
      code: 'qualifying',
      because: [
        'Looked after beyond the 16th birthday, until 10 March 2026.',
        'Looked after for 90 of the 91 days needed by the 18th birthday, 10 March 2026, so not former relevant.',
      ],
      needsManager: [],
    });
  });

  it.each([
    ['2025-12-08', 'former-relevant', 0, '92 days: eligible the day before'],
    ['2025-12-09', 'former-relevant', 1, '91 days that end on the birthday: a manager decides'],
    ['2025-12-10', 'qualifying', 0, '90 days'],
  ])('someone who came into care on %s is %s at 18, with %i question (%s)', (from, code, questions) => {
    const status = statusOn('2026-03-10', { careEpisodes: [careEpisode(from, '2026-03-10')] });

    expect([status.code, status.needsManager.length]).toEqual([code, questions]);
  });

  it('exactly 91 days that end on the 18th birthday go to a manager', () => {
    const status = statusOn('2026-03-10', { careEpisodes: [careEpisode('2025-12-09', '2026-03-10')] });

    expect(status.code).toBe('former-relevant');
    expect(status.needsManager).toEqual([
      'The 91 days of care end exactly on the 18th birthday, 10 March 2026. Decide whether that makes former relevant.',
    ]);
  });

  it.each(['E11', 'E12'])('someone adopted from care (%s) is not a care leaver', (reasonCeased) => {
    const facts = { careEpisodes: [careEpisode('2019-05-01', '2025-01-01', { reasonCeased })] };

    expect(statusOn('2025-06-01', facts)).toMatchObject({ code: 'none', rules: ['LS-22'] });
    expect(statusOn('2027-06-01', facts)).toMatchObject({ code: 'none', rules: ['LS-22'] });
  });

  it('someone who comes back into care after an adoption is looked after again', () => {
    const careEpisodes = [careEpisode('2019-05-01', '2024-05-01', { reasonCeased: 'E11' }), careEpisode('2025-01-01')];

    expect(codeOn('2025-01-01', { careEpisodes })).toBe('eligible');
  });
});

describe('legalStatus from 18', () => {
  const careEpisodes = [careEpisode('2019-05-01', '2026-03-10')];

  it('someone relevant the day before turning 18 is former relevant', () => {
    const facts = { careEpisodes: [careEpisode('2019-05-01', '2025-01-01')] };

    expect(statusOn('2026-03-10', facts)).toMatchObject({ code: 'former-relevant', rules: ['LS-09', 'LS-10'] });
  });

  it.each([
    ['2029-03-09', 'former-relevant s23C', 'the day before 21'],
    ['2029-03-10', 'former-relevant-21-plus offer-only', 'at 21'],
    ['2033-03-09', 'former-relevant-21-plus offer-only', 'the day before 25'],
    ['2033-03-10', 'aged-out', 'at 25'],
  ])('without taking support a former relevant young person is, on %s, %s (%s)', (day, code) => {
    expect(codeOn(day, { careEpisodes })).toBe(code);
  });

  it.each([
    ['a programme in the plan that began before 21', { programmes: [programme('2028-09-01')] }, 's23C7', 'LS-11'],
    [
      'a request for help with education',
      { supportRequests: [supportRequest('education', '2029-05-01')] },
      's23CA',
      'LS-12',
    ],
    ['a request for support', { supportRequests: [supportRequest('support', '2029-05-01')] }, 's23CZB', 'LS-13'],
  ])('%s goes on beyond 21', (_, facts, basis, rule) => {
    const status = statusOn('2029-06-01', { careEpisodes, ...facts });

    expect(status).toMatchObject({ code: 'former-relevant-21-plus', basis: [basis], rules: ['LS-09', rule] });
  });

  it('a request for help with education counts only from the day the planned programme ends', () => {
    const facts = {
      careEpisodes,
      programmes: [programme('2028-09-01', '2030-07-01')],
      supportRequests: [supportRequest('education', '2029-05-01')],
    };

    expect(codeOn('2030-06-30', facts)).toBe('former-relevant-21-plus s23C7');
    expect(codeOn('2030-07-01', facts)).toBe('former-relevant-21-plus s23CA');
  });

  it('both requests stand side by side, and a planned programme takes the place of the one for education', () => {
    const supportRequests = [supportRequest('education', '2029-05-01'), supportRequest('support', '2029-05-02')];

    expect(codeOn('2029-06-01', { careEpisodes, supportRequests })).toBe('former-relevant-21-plus s23CA s23CZB');
    expect(codeOn('2029-06-01', { careEpisodes, supportRequests, programmes: [programme('2028-09-01')] })).toBe(
      'former-relevant-21-plus s23C7 s23CZB',
    );
  });

  it('a request made before 21 counts from the birthday', () => {
    const facts = { careEpisodes, supportRequests: [supportRequest('support', '2029-03-01')] };

    expect(codeOn('2029-03-09', facts)).toBe('former-relevant s23C');
    expect(codeOn('2029-03-10', facts)).toBe('former-relevant-21-plus s23CZB');
  });

  it.each([
    ['2029-03-09', 's23C7', 'the day before 21'],
    ['2029-03-10', 'offer-only', 'on the 21st birthday'],
  ])('a planned programme that began on %s makes the basis %s (%s)', (from, basis) => {
    expect(codeOn('2029-06-01', { careEpisodes, programmes: [programme(from)] })).toBe(
      `former-relevant-21-plus ${basis}`,
    );
  });

  it('when the request ends only offers are left', () => {
    const facts = { careEpisodes, supportRequests: [supportRequest('support', '2029-05-01', '2030-01-01')] };

    expect(codeOn('2029-12-31', facts)).toBe('former-relevant-21-plus s23CZB');
    expect(codeOn('2030-01-01', facts)).toBe('former-relevant-21-plus offer-only');
  });

  it('a programme not in the plan keeps nothing going', () => {
    const facts = { careEpisodes, programmes: [programme('2028-09-01', null, { inPathwayPlan: false })] };

    expect(codeOn('2029-06-01', facts)).toBe('former-relevant-21-plus offer-only');
  });

  it('a programme begun after 21 without a request goes to a manager', () => {
    expect(statusOn('2030-01-01', { careEpisodes, programmes: [programme('2029-09-01')] }).needsManager).toHaveLength(
      1,
    );
  });

  it.each([
    ['in the plan', { programmes: [programme('2028-09-01')] }],
    [
      'asked for',
      {
        programmes: [programme('2031-09-01', null, { inPathwayPlan: false })],
        supportRequests: [supportRequest('education', '2031-05-01')],
      },
    ],
  ])('a programme %s that still runs at 25 goes to a manager', (_, facts) => {
    const status = statusOn('2033-03-10', { careEpisodes, ...facts });

    expect(status.code).toBe('aged-out');
    expect(status.needsManager).toHaveLength(1);
    expect(status.needsManager[0]).toContain('is still running at 25. Decide whether help goes on.');
  });

  it.each([
    ['2033-03-10', 'ended on the birthday'],
    ['2030-07-01', 'ended long before'],
  ])('a programme that ended on %s asks nothing at 25 (%s)', (to) => {
    const facts = { careEpisodes, programmes: [programme('2028-09-01', to)] };

    expect(statusOn('2033-03-10', facts)).toMatchObject({ code: 'aged-out', needsManager: [] });
  });

  it.each([
    ['2026-02-28', 'eligible'],
    ['2026-03-01', 'former-relevant s23C'],
    ['2033-02-28', 'former-relevant-21-plus offer-only'],
    ['2033-03-01', 'aged-out'],
  ])('someone born on 29 February 2008 is, on %s, %s', (day, code) => {
    expect(codeOn(day, { dateOfBirth: '2008-02-29', careEpisodes: [careEpisode('2019-05-01')] })).toBe(code);
  });

  it('the day of death ends every other status', () => {
    const facts = { careEpisodes, diedOn: '2027-05-05' };

    expect(codeOn('2027-05-04', facts)).toBe('former-relevant s23C');
    expect(statusOn('2027-05-05', facts)).toMatchObject({ code: 'deceased', because: ['Died on 5 May 2027.'] });
  });

  it.each([
    ['2023-08-01', 'none', 'at 15'],
    ['2025-08-01', 'eligible', 'at 17'],
    ['2026-03-10', 'eligible', 'on the 18th birthday'],
    ['2028-08-01', 'former-relevant s23C', 'at 20'],
    ['2032-08-01', 'former-relevant-21-plus offer-only', 'at 24'],
  ])('someone who died on %s was %s to the day before (%s), and asks nothing of a manager', (diedOn, before) => {
    const facts = { careEpisodes, diedOn, historyComplete: true };

    expect(codeOn(addDays(localDate(diedOn), -1), facts)).toBe(before);
    expect(statusOn(diedOn, facts)).toMatchObject({ code: 'deceased', basis: [], needsManager: [] });
    expect(codeOn('2034-01-01', facts)).toBe('deceased');
  });

  it('a death leaves nothing undetermined', () => {
    const facts = { historyComplete: false, diedOn: '2027-05-05' };

    expect(codeOn('2027-05-04', facts)).toBe('undetermined');
    expect(statusOn('2027-05-05', facts)).toMatchObject({ code: 'deceased', needsManager: [] });
  });
});

describe('legalStatus where the record does not reach back to the start of care', () => {
  it('does not call someone qualifying whose earlier care may be missing', () => {
    const status = statusOn('2027-01-01', {
      historyComplete: false,
      careEpisodes: [careEpisode('2026-02-01', '2026-03-10')],
    });

    expect(status.code).toBe('undetermined');
    expect(status.because).toEqual([
      'The first care recorded, from 1 February 2026, is not the start of care.',
      'With what is recorded the status is qualifying; with more care before that it could be former relevant.',
    ]);
    expect(status.needsManager).toEqual(['Find the earlier care history, or decide the status.']);
  });

  it('names the rules that could decide, in order, and the first care of several', () => {
    const careEpisodes = [careEpisode('2026-02-01', '2026-02-10'), careEpisode('2024-05-01', '2024-05-10')];
    const status = statusOn('2027-01-01', { historyComplete: false, careEpisodes });

    expect(status.rules).toEqual(['LS-03', 'LS-09', 'LS-10', 'LS-16'].filter((rule) => status.rules.includes(rule)));
    expect(status.rules).toEqual(expect.arrayContaining(['LS-09', 'LS-16']));
    expect(status.because[0]).toBe('The first care recorded, from 1 May 2024, is not the start of care.');
  });

  it('answers where a special guardianship order began what is known on the 14th birthday', () => {
    const specialGuardianship = {
      id: 'order',
      madeOn: localDate('2022-03-10'),
      endedOn: null,
      lookedAfterImmediatelyBefore: false,
    };

    expect(codeOn('2025-01-01', { historyComplete: false, specialGuardianship })).toBe('none');
  });

  it('answers where what is known decides', () => {
    const facts = { historyComplete: false, careEpisodes: [careEpisode('2025-09-01', '2026-03-10')] };

    expect(codeOn('2027-01-01', facts)).toBe('former-relevant s23C');
  });

  it('answers where the record reaches back to the 14th birthday', () => {
    const facts = { historyComplete: false, careEpisodes: [careEpisode('2022-03-10', '2022-05-01')] };

    expect(codeOn('2025-01-01', facts)).toBe('none');
  });

  it('says nothing of someone of 16 whose care is not recorded at all', () => {
    expect(codeOn('2024-03-10', { historyComplete: false })).toBe('undetermined');
    expect(codeOn('2024-03-09', { historyComplete: false })).toBe('none');
  });

  it('is settled on the day on which the known care alone comes to 91 days', () => {
    const facts = { historyComplete: false, careEpisodes: [careEpisode('2024-07-01')] };

    expect(codeOn('2024-09-29', facts)).toBe('undetermined');
    expect(codeOn('2024-09-30', facts)).toBe('eligible');
  });
});

describe('the whole answer of legalStatus', () => {
  const sinceChildhood = careEpisode('2019-05-01');
  const until = (to: string, facts = {}) => [careEpisode('2019-05-01', to, facts)];
  const eligibleAt18 = 'Looked after and eligible on reaching 18 on 10 March 2026.';

  it.each<[string, string, Parameters<typeof aCaseFile>[0], object]>([
    [
      'eligible',
      '2025-01-01',
      { careEpisodes: [sinceChildhood] },
      {
        code: 'eligible',
        basis: [],
        rules: ['LS-01'],
        because: [
          'Looked after since 1 May 2019.',
          '13 weeks (91 days) of care since the 14th birthday were reached on 9 June 2022, and the 16th birthday was on 10 March 2024.',
        ],
        needsManager: [],
      },
    ],
    [
      'no care at all',
      '2025-01-01',
      {},
      {
        code: 'none',
        basis: [],
        rules: ['LS-01', 'LS-16'],
        because: ['No care, and no accommodation that counts, is recorded at 16 or 17.'],
        needsManager: [],
      },
    ],
    [
      'in a short break',
      '2025-01-05',
      { careEpisodes: [careEpisode('2025-01-01', null, { shortBreak: true, plannedDays: 10 })] },
      {
        code: 'looked-after-not-eligible',
        basis: [],
        rules: ['LS-02'],
        because: ['Looked after in short breaks, which do not make anyone eligible.'],
        needsManager: [],
      },
    ],
    [
      'eligible, with short breaks before that do not count',
      '2025-01-05',
      {
        careEpisodes: [
          careEpisode('2018-01-01', '2018-01-05', { shortBreak: true, plannedDays: 4 }),
          careEpisode('2019-05-01', null, { legalStatus: 'remand' }),
          careEpisode('2020-05-01'),
        ],
      },
      { code: 'eligible', rules: ['LS-01', 'LS-02', 'LS-19'] },
    ],
    [
      'qualifying after care without the 13 weeks',
      '2025-01-01',
      { careEpisodes: [careEpisode('2024-11-01', '2024-12-01')] },
      {
        code: 'qualifying',
        basis: ['s24-1B'],
        rules: ['LS-16'],
        because: ['Looked after beyond the 16th birthday, until 1 December 2024.'],
        needsManager: [],
      },
    ],
    [
      'relevant',
      '2025-01-01',
      { careEpisodes: until('2024-12-01') },
      {
        code: 'relevant',
        basis: ['s23A'],
        rules: ['LS-03'],
        because: ['Eligible when care ended on 1 December 2024.'],
        needsManager: [],
      },
    ],
    [
      'relevant and at home',
      '2025-01-01',
      { careEpisodes: until('2024-12-01'), homeSpells: [homeSpell('2024-12-01')] },
      {
        code: 'relevant',
        basis: ['s23A'],
        rules: ['LS-03'],
        because: [
          'Eligible when care ended on 1 December 2024.',
          'At home since 1 December 2024: relevant status ends on 1 June 2025 if that lasts.',
        ],
        needsManager: [],
      },
    ],
    [
      'relevant again since home broke down after six months to the day',
      '2025-07-01',
      { careEpisodes: until('2024-12-01'), homeSpells: [homeSpell('2024-12-01', '2025-06-01', { brokeDown: true })] },
      {
        code: 'relevant',
        basis: ['s23A'],
        rules: ['LS-03', 'LS-08'],
        because: ['Eligible when care ended on 1 December 2024.', 'The arrangement at home broke down on 1 June 2025.'],
        needsManager: [],
      },
    ],
    [
      'relevant all along where home broke down a day before six months',
      '2025-07-01',
      { careEpisodes: until('2024-12-01'), homeSpells: [homeSpell('2024-12-01', '2025-05-31', { brokeDown: true })] },
      { rules: ['LS-03'], because: ['Eligible when care ended on 1 December 2024.'] },
    ],
    [
      'relevant all along where home broke down while care went on',
      '2025-01-01',
      { careEpisodes: until('2024-12-01'), homeSpells: [homeSpell('2024-01-01', '2024-12-01', { brokeDown: true })] },
      { rules: ['LS-03'], because: ['Eligible when care ended on 1 December 2024.'] },
    ],
    [
      'settled at home since care ended',
      '2025-07-01',
      { careEpisodes: until('2024-12-01'), homeSpells: [homeSpell('2024-12-01')] },
      {
        code: 'qualifying',
        basis: ['s24-1B'],
        rules: ['LS-06', 'LS-16'],
        because: [
          'Eligible when care ended on 1 December 2024.',
          'At home since 1 December 2024: from 1 June 2025, six months or more at home ended relevant status.',
        ],
        needsManager: [],
      },
    ],
    [
      'settled at home since before care ended',
      '2025-07-01',
      { careEpisodes: until('2024-12-01'), homeSpells: [homeSpell('2024-11-01')] },
      { code: 'qualifying', rules: ['LS-06', 'LS-07', 'LS-16'] },
    ],
    [
      'settled at home with no care at 16, relevant by detention before',
      '2025-07-01',
      {
        careEpisodes: [careEpisode('2022-04-01', '2023-12-01')],
        detentions: [detention('2023-12-01', '2024-06-01')],
        homeSpells: [homeSpell('2024-06-01')],
      },
      {
        code: 'qualifying',
        basis: ['s24-1B'],
        rules: ['LS-06', 'LS-16'],
        needsManager: [
          'No care or accommodation at 16 or 17 is recorded that makes a qualifying person. Decide what is owed.',
        ],
      },
    ],
    [
      'settled so, on reaching 18',
      '2027-07-01',
      {
        careEpisodes: [careEpisode('2022-04-01', '2023-12-01')],
        detentions: [detention('2023-12-01', '2024-06-01')],
        homeSpells: [homeSpell('2024-06-01')],
      },
      {
        code: 'qualifying',
        basis: ['s24-1B'],
        rules: ['LS-06', 'LS-16'],
        because: ['Settled at home for six months or more on reaching 18 on 10 March 2026, so not former relevant.'],
      },
    ],
    [
      'adopted at 16',
      '2025-01-01',
      { careEpisodes: until('2024-12-01', { reasonCeased: 'E11' }) },
      {
        code: 'none',
        basis: [],
        rules: ['LS-22'],
        because: ['Adopted from care on 1 December 2024.'],
        needsManager: [
          'Adopted after the 16th birthday. The return counts no care leaver; decide whether anything is owed.',
        ],
      },
    ],
    [
      'adopted on the 16th birthday',
      '2025-01-01',
      { careEpisodes: until('2024-03-10', { reasonCeased: 'E12' }) },
      { rules: ['LS-22'], needsManager: [] },
    ],
    [
      'in short breaks after an adoption',
      '2025-01-03',
      {
        careEpisodes: [
          careEpisode('2019-05-01', '2021-01-01', { reasonCeased: 'E12' }),
          careEpisode('2025-01-01', null, { shortBreak: true, plannedDays: 10 }),
        ],
      },
      { code: 'looked-after-not-eligible', rules: ['LS-02'] },
    ],
    [
      'former relevant taking no support at 21',
      '2030-01-01',
      { careEpisodes: [sinceChildhood] },
      {
        code: 'former-relevant-21-plus',
        basis: ['offer-only'],
        rules: ['LS-09', 'LS-14'],
        because: [eligibleAt18, 'Reached 21 on 10 March 2029 and is not taking support, so it is offered.'],
        needsManager: [],
      },
    ],
    [
      'with a programme that began on the 21st birthday and nobody asked for',
      '2030-01-01',
      { careEpisodes: [sinceChildhood], programmes: [programme('2029-03-10')] },
      {
        basis: ['offer-only'],
        needsManager: [
          'A programme in the pathway plan began on 10 March 2029, after 21, without a request for help with education. Decide whether section 23CA applies.',
        ],
      },
    ],
    [
      'with a programme that began the day before 21',
      '2030-01-01',
      { careEpisodes: [sinceChildhood], programmes: [programme('2029-03-09')] },
      { basis: ['s23C7'], rules: ['LS-09', 'LS-11'], needsManager: [] },
    ],
    [
      'with a request for support that ended later',
      '2030-01-01',
      { careEpisodes: [sinceChildhood], supportRequests: [supportRequest('support', '2029-06-01', '2030-01-01')] },
      { basis: ['offer-only'] },
    ],
    [
      'at 25 with nothing running',
      '2033-03-10',
      { careEpisodes: [sinceChildhood] },
      {
        code: 'aged-out',
        basis: [],
        rules: ['LS-20'],
        because: [eligibleAt18, 'Reached 25 on 10 March 2033.'],
        needsManager: [],
      },
    ],
    [
      'at 25 on a programme that nobody planned or asked for',
      '2033-03-10',
      { careEpisodes: [sinceChildhood], programmes: [programme('2032-09-01', null, { inPathwayPlan: false })] },
      { code: 'aged-out', needsManager: [] },
    ],
    [
      'at 25 on a programme that was asked for',
      '2033-03-10',
      {
        careEpisodes: [sinceChildhood],
        programmes: [programme('2032-09-01', null, { inPathwayPlan: false })],
        supportRequests: [supportRequest('education', '2032-06-01')],
      },
      {
        code: 'aged-out',
        needsManager: [
          'The programme that began on 1 September 2032 is still running at 25. Decide whether help goes on.',
        ],
      },
    ],
    [
      'at 25 on a programme, having asked for advice only',
      '2033-03-10',
      {
        careEpisodes: [sinceChildhood],
        programmes: [programme('2032-09-01', null, { inPathwayPlan: false })],
        supportRequests: [supportRequest('support', '2032-06-01')],
      },
      { code: 'aged-out', needsManager: [] },
    ],
    [
      'qualifying at 20, having left at 17',
      '2028-04-01',
      { careEpisodes: [careEpisode('2024-11-01', '2024-12-01')] },
      {
        code: 'qualifying',
        basis: ['s24-1B'],
        rules: ['LS-16'],
        because: ['Looked after beyond the 16th birthday, until 1 December 2024.'],
        needsManager: [],
      },
    ],
    [
      'qualifying, looked after for 90 days to 18',
      '2028-04-01',
      { careEpisodes: [careEpisode('2025-12-10')] },
      {
        code: 'qualifying',
        because: [
          'Looked after beyond the 16th birthday, until 10 March 2026.',
          'Looked after for 90 of the 91 days needed by the 18th birthday, 10 March 2026, so not former relevant.',
        ],
      },
    ],
    [
      'qualifying at 21',
      '2029-03-10',
      { careEpisodes: [careEpisode('2024-11-01', '2024-12-01')] },
      {
        code: 'education-help-only',
        basis: ['s24-1B'],
        rules: ['LS-18', 'LS-16'],
        because: [
          'Looked after beyond the 16th birthday, until 1 December 2024.',
          'Reached 21 on 10 March 2029: help with education and training goes on to 25.',
        ],
        needsManager: [],
      },
    ],
    [
      'qualifying until 25',
      '2033-03-10',
      { careEpisodes: [careEpisode('2024-11-01', '2024-12-01')] },
      {
        code: 'none',
        basis: [],
        rules: ['LS-09', 'LS-16'],
        because: ['Qualifying, and reached 25 on 10 March 2033.'],
        needsManager: [],
      },
    ],
    [
      'never in care, at 19',
      '2027-04-01',
      {},
      {
        code: 'none',
        rules: ['LS-09', 'LS-16'],
        because: ['No care, and no accommodation that counts, is recorded at 16 or 17.'],
      },
    ],
  ])('of someone %s, on %s', (_, day, facts, expected) => {
    expect(statusOn(day, facts)).toMatchObject(expected);
  });

  it.each([
    ['2026-03-09', 0, 'before 18: relevant again'],
    ['2026-03-10', 1, 'on the 18th birthday'],
    ['2027-01-01', 1, 'after it'],
  ])('a home that broke down on %s is asked about %s times (%s)', (to, times) => {
    const homeSpells = [homeSpell('2025-01-01', to, { brokeDown: true })];
    const { needsManager } = statusOn('2027-02-01', { careEpisodes: until('2025-01-01'), homeSpells });

    expect(needsManager.filter((one) => one.startsWith('The arrangement at home broke down'))).toHaveLength(times);
  });

  it('a home begun at 18 that broke down is not asked about', () => {
    const homeSpells = [
      homeSpell('2025-01-01', '2026-03-10'),
      homeSpell('2026-03-11', '2026-12-01', { brokeDown: true }),
    ];

    expect(statusOn('2027-02-01', { careEpisodes: until('2025-01-01'), homeSpells }).needsManager).toEqual([]);
  });
});
