import { aCaseFile, careEpisode, homeSpell, refusedOn, supportRequest, visit } from '../../test/support/lives';
import type { Contact } from './case-file';
import { inTouch } from './in-touch';
import { localDate } from './local-date';
import { DEFAULT_POLICY } from './policy';

type Facts = Parameters<typeof aCaseFile>[0];
const contact = (on: string, facts: Partial<Contact> = {}) =>
  visit(on, { at: 'elsewhere', accommodation: null, ...facts });
// Born on 10 March 2008: former relevant from 10 March 2026, 21 on 10 March 2029, 25 on 10 March 2033.
const careEpisodes = [careEpisode('2019-05-01', '2026-03-10')];
const on = (day: string, facts: Facts) => inTouch(aCaseFile(facts), localDate(day));

describe('the in-touch code', () => {
  it.each<[string, string | null, string, Facts]>([
    ['contact lately', 'YES', '2026-06-01', { careEpisodes, contacts: [contact('2026-05-01')] }],
    [
      'contact on the first of the last eight weeks',
      'YES',
      '2026-06-26',
      { careEpisodes, contacts: [contact('2026-05-01')] },
    ],
    ['no contact for eight weeks', 'NO', '2026-06-27', { careEpisodes, contacts: [contact('2026-05-01')] }],
    ['no contact at all', 'NO', '2026-06-01', { careEpisodes }],
    ['letters only', 'NO', '2026-06-01', { careEpisodes, contacts: [contact('2026-05-01', { mode: 'letter' })] }],
    ['a refusal', 'REFU', '2026-06-01', { careEpisodes, contactRefusals: [refusedOn('2026-04-01')] }],
    [
      'a refusal after contact lately',
      'REFU',
      '2026-06-01',
      { careEpisodes, contacts: [contact('2026-05-20')], contactRefusals: [refusedOn('2026-05-21')] },
    ],
    [
      'a refusal in the contact itself',
      'REFU',
      '2026-06-01',
      { careEpisodes, contacts: [contact('2026-05-20')], contactRefusals: [refusedOn('2026-05-20')] },
    ],
    [
      'contact after a refusal',
      'YES',
      '2026-06-01',
      { careEpisodes, contacts: [contact('2026-05-22')], contactRefusals: [refusedOn('2026-05-21')] },
    ],
    [
      'a refusal taken back long ago',
      'NO',
      '2027-06-01',
      { careEpisodes, contacts: [contact('2026-05-22')], contactRefusals: [refusedOn('2026-05-21')] },
    ],
    [
      'a refusal that is still to come',
      'NO',
      '2026-06-01',
      { careEpisodes, contactRefusals: [refusedOn('2026-06-02')] },
    ],
    ['21, no support and no contact', 'NREQ', '2029-06-01', { careEpisodes }],
    ['20, and no contact', 'NO', '2029-03-09', { careEpisodes }],
    ['21, no support and contact lately', 'YES', '2029-06-01', { careEpisodes, contacts: [contact('2029-05-01')] }],
    [
      '21, no support and a refusal',
      'REFU',
      '2029-06-01',
      { careEpisodes, contactRefusals: [refusedOn('2028-05-01')] },
    ],
    [
      '21, with support and no contact',
      'NO',
      '2029-06-01',
      { careEpisodes, supportRequests: [supportRequest('support', '2029-03-10')] },
    ],
    [
      '21, support over and no contact',
      'NREQ',
      '2030-06-01',
      { careEpisodes, supportRequests: [supportRequest('support', '2029-03-10', '2030-01-07')] },
    ],
    [
      'six months at home',
      'RHOM',
      '2024-11-10',
      {
        careEpisodes: [careEpisode('2019-05-01', '2024-05-10')],
        homeSpells: [homeSpell('2024-05-10')],
        contacts: [contact('2024-11-01')],
      },
    ],
    [
      'a day less than six months at home',
      'YES',
      '2024-11-09',
      {
        careEpisodes: [careEpisode('2019-05-01', '2024-05-10')],
        homeSpells: [homeSpell('2024-05-10')],
        contacts: [contact('2024-11-01')],
      },
    ],
    [
      'died',
      'DIED',
      '2026-06-01',
      {
        careEpisodes,
        contacts: [contact('2026-05-20')],
        contactRefusals: [refusedOn('2026-05-21')],
        diedOn: '2026-05-25',
      },
    ],
    [
      'died at home',
      'DIED',
      '2024-12-01',
      {
        careEpisodes: [careEpisode('2019-05-01', '2024-05-10')],
        homeSpells: [homeSpell('2024-05-10')],
        diedOn: '2024-11-20',
      },
    ],
    [
      'left care too soon to be owed more',
      'NO',
      '2026-06-01',
      { careEpisodes: [careEpisode('2026-01-01', '2026-03-10')] },
    ],
    ['still looked after', null, '2026-03-09', { careEpisodes, contacts: [contact('2026-03-01')] }],
    ['died while looked after', null, '2026-03-09', { careEpisodes, diedOn: '2026-03-01' }],
    ['never looked after', null, '2026-06-01', { contacts: [contact('2026-05-20')] }],
    ['25', null, '2033-03-10', { careEpisodes, contacts: [contact('2033-03-01')] }],
    [
      'a history too incomplete to say',
      null,
      '2026-06-01',
      { careEpisodes: [careEpisode('2026-01-01', '2026-03-10')], historyComplete: false },
    ],
  ])('%s: %s', (_, code, day, facts) => {
    expect(on(day, facts)?.code ?? null).toBe(code);
  });

  it('says why, with dates', () => {
    const refused = { careEpisodes, contacts: [contact('2026-05-20')], contactRefusals: [refusedOn('2026-05-21')] };

    expect(on('2026-05-20', refused)?.because).toEqual([
      'The last contact both ways was on 20 May 2026.',
      'That counts as being in touch until 15 July 2026.',
    ]);
    expect(on('2026-06-01', refused)?.because).toEqual([
      'Refused contact on 21 May 2026.',
      'The last contact both ways was on 20 May 2026.',
    ]);
    expect(on('2026-08-01', { careEpisodes, contacts: [contact('2026-05-20')] })?.because).toEqual([
      'The last contact both ways was on 20 May 2026.',
      'That counted as being in touch until 15 July 2026.',
    ]);
    expect(on('2026-08-01', { careEpisodes })?.because).toEqual(['No contact both ways is recorded.']);
    expect(on('2026-08-01', { careEpisodes, diedOn: '2026-07-01' })?.because).toEqual(['Died on 1 July 2026.']);
  });

  it('follows the weeks that the authority has chosen', () => {
    const policy = { ...DEFAULT_POLICY, contactLostAfterWeeks: 4 };

    expect(on('2026-06-01', { careEpisodes, policy, contacts: [contact('2026-05-01')] })?.code).toBe('NO');
  });
});
