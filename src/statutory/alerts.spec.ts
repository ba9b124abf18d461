import {
  accommodation,
  aCaseFile,
  allAnswered,
  careEpisode,
  detention,
  homeSpell,
  programme,
  visit,
} from '../../test/support/lives';
import type { AlertCode } from './alert';
import { ENGLAND_AND_WALES } from './bank-holidays';
import type { CaseFile, Immigration, MissingEpisode } from './case-file';
import { localDate } from './local-date';
import { DEFAULT_POLICY } from './policy';
import { standingOn } from './standing';

type Facts = Parameters<typeof aCaseFile>[0];

const alertsOn = (day: string, facts: Facts) => standingOn(aCaseFile(facts), localDate(day), ENGLAND_AND_WALES).alerts;
const alert = (code: AlertCode, day: string, facts: Facts) => alertsOn(day, facts).find((one) => one.code === code);
const isRaised = (code: AlertCode, day: string, facts: Facts) => alert(code, day, facts) !== undefined;

/** In care from 2019, 16 on 10 March 2024, 18 on 10 March 2026, 21 on 10 March 2029. */
const eligible: Facts = { careEpisodes: [careEpisode('2019-05-01')] };
const relevant: Facts = { careEpisodes: [careEpisode('2019-05-01', '2025-01-10')] };
const formerRelevant: Facts = { careEpisodes: [careEpisode('2019-05-01', '2026-03-10')] };
const bb = (from: string, to: string | null = null) => accommodation(from, to, { type: 'W' });

describe('alerts', () => {
  it('come with the gravest first, then by code', () => {
    const facts: Facts = {
      ...relevant,
      accommodation: [
        accommodation('2025-12-29', '2026-01-02', { id: 'a' }),
        accommodation('2026-01-02', null, { id: 'b', type: 'W' }),
      ],
    };

    expect(alertsOn('2026-01-03', facts).map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      'S1 bed-and-breakfast-under-18',
      'S1 lost-contact',
      'G passport-due-before-18',
      'L two-moves-in-7-days',
    ]);
  });

  it('come with a grave one before another whose code is earlier', () => {
    const facts: Facts = { careEpisodes: [careEpisode('2025-12-09', '2026-03-10')] };

    expect(alertsOn('2026-06-01', facts).map(({ code }) => code)).toEqual([
      'lost-contact',
      'borderline-status',
      'no-health-summary-at-18',
    ]);
  });

  it('are none where nothing calls for one', () => {
    expect(alertsOn('2026-03-20', {})).toEqual([]);
    expect(alertsOn('2020-01-01', { careEpisodes: [careEpisode('2019-05-01')] })).toEqual([]);
  });

  it('after a death there is only its notification', () => {
    const facts: Facts = { ...formerRelevant, accommodation: [bb('2026-05-01')], diedOn: '2026-06-01' };

    expect(alertsOn('2026-06-01', facts).map(({ code }) => code)).toEqual(['death-of-care-leaver']);
  });
});

describe('homes', () => {
  it.each([
    ['2026-05-08', true, 'seven days apart'],
    ['2026-05-09', false, 'eight days apart'],
  ])('moves on 1 May and %s: %s (%s)', (second, expected) => {
    const places = [accommodation('2026-05-01', second, { id: 'a' }), accommodation(second, null, { id: 'b' })];

    expect(isRaised('two-moves-in-7-days', second, { accommodation: places })).toBe(expected);
  });

  it('two moves are news for four weeks', () => {
    const places = [accommodation('2026-05-01', '2026-05-03', { id: 'a' }), accommodation('2026-05-03', null)];

    expect(alert('two-moves-in-7-days', '2026-05-31', { accommodation: places })).toEqual({
      code: 'two-moves-in-7-days',
      severity: 'L',
      because: 'Moved on 1 May 2026 and again on 3 May 2026.',
    });
    expect(isRaised('two-moves-in-7-days', '2026-06-01', { accommodation: places })).toBe(false);
    expect(isRaised('two-moves-in-7-days', '2026-05-02', { accommodation: places })).toBe(false);
  });

  it('two homes recorded from one day are one move', () => {
    const places = [accommodation('2026-05-01', null, { id: 'a' }), accommodation('2026-05-01', null, { id: 'b' })];

    expect(isRaised('two-moves-in-7-days', '2026-05-02', { accommodation: places })).toBe(false);
  });

  it('bed and breakfast is an alert from the first night, another one from 18, and over with the stay', () => {
    const facts: Facts = { ...relevant, accommodation: [bb('2026-03-06', '2026-03-20')] };

    expect(alert('bed-and-breakfast-under-18', '2026-03-06', facts)).toMatchObject({
      severity: 'S1',
      because: expect.stringContaining('for two working days at most, to 10 March 2026'),
    });
    expect(isRaised('bed-and-breakfast', '2026-03-09', facts)).toBe(false);
    expect(isRaised('bed-and-breakfast-under-18', '2026-03-10', facts)).toBe(false);
    expect(alert('bed-and-breakfast', '2026-03-10', facts)).toMatchObject({
      severity: 'G',
      because: expect.stringContaining('there is a plan by 10 March 2026 to move on'),
    });
    expect(isRaised('bed-and-breakfast', '2026-03-20', facts)).toBe(false);
  });

  it('supported accommodation under 18 asks for a registered provider from 28 October 2023', () => {
    const placed = (providerRegistered: boolean | null, more = {}): Facts => ({
      dateOfBirth: '2007-01-01',
      accommodation: [
        accommodation('2023-09-01', null, { type: 'D', providerRegistered, suitability: allAnswered(), ...more }),
      ],
    });

    expect(alert('unregistered-provider-under-18', '2023-10-28', placed(false))?.severity).toBe('S1');
    expect(isRaised('unregistered-provider-under-18', '2023-10-27', placed(false))).toBe(false);
    expect(isRaised('unregistered-provider-under-18', '2025-01-01', placed(false))).toBe(false);
    expect(alert('provider-registration-unknown', '2023-10-28', placed(null))?.severity).toBe('S2');
    expect(alertsOn('2023-10-28', placed(true))).toEqual([]);
    const exempt = { ground: 'hospital', checkedOn: localDate('2023-09-01') } as const;
    expect(alertsOn('2023-10-28', placed(null, { exempt }))).toEqual([]);
    const register = { registered: false, checkedOn: localDate('2024-02-01') };
    expect(isRaised('unregistered-provider-under-18', '2024-01-31', placed(true, { register }))).toBe(false);
    expect(alert('unregistered-provider-under-18', '2024-02-01', placed(true, { register }))?.because).toContain(
      'was found not to be registered with Ofsted on 1 February 2024',
    );
  });

  it('nobody under 16 may be placed in supported accommodation', () => {
    const facts: Facts = { ...eligible, accommodation: [accommodation('2024-02-01', null, { type: 'E' })] };

    expect(alert('supported-accommodation-under-16', '2024-03-09', facts)?.severity).toBe('S1');
    expect(isRaised('supported-accommodation-under-16', '2024-03-10', facts)).toBe(false);
  });

  it('a placement by the authority that was not assessed to the end is an alert until it is', () => {
    const placed = (suitability: ReturnType<typeof allAnswered> | null, facts = {}): Facts => ({
      accommodation: [accommodation('2026-05-01', null, { suitability, ...facts })],
    });

    expect(alert('suitability-not-assessed', '2026-05-01', placed(null))).toMatchObject({
      severity: 'S2',
      because: expect.stringContaining('No assessment of whether this home is suitable is recorded.'),
    });
    expect(isRaised('suitability-not-assessed', '2026-05-01', placed(allAnswered({ needsMet: null })))).toBe(true);
    expect(isRaised('suitability-not-assessed', '2026-05-01', placed(allAnswered()))).toBe(false);
    expect(isRaised('suitability-not-assessed', '2026-05-01', placed(null, { placedByAuthority: false }))).toBe(false);
    // Bed and breakfast is unsuitable without an assessment.
    expect(isRaised('suitability-not-assessed', '2026-05-01', placed(null, { type: 'W' }))).toBe(false);
  });

  it('no fixed abode goes to a manager, a home that is not known to whoever looks for them', () => {
    const at = (type: string): Facts => ({
      ...formerRelevant,
      accommodation: [accommodation('2026-05-01', null, { type })],
    });

    expect(alert('no-fixed-abode', '2026-05-02', at('S'))?.because).toContain('by 6 May 2026');
    expect(alert('residence-not-known', '2026-05-02', at('R'))?.severity).toBe('S2');
    expect(alertsOn('2026-05-02', at('U')).map(({ code }) => code)).not.toContain('no-fixed-abode');
    const child = { ...relevant, accommodation: [accommodation('2025-05-01', null, { type: 'R' })] };
    expect(alert('residence-not-known', '2025-05-02', child)?.severity).toBe('S1');
  });
});

describe('lost contact (PA-12)', () => {
  const lastSeen = (on: string, facts = {}): Facts => ({ ...formerRelevant, contacts: [visit(on, facts)] });

  it.each([
    ['2026-07-27', false, 'eight weeks after'],
    ['2026-07-28', true, 'the day after that'],
  ])('seen on 1 June, on %s: %s (%s)', (day, expected) => {
    expect(isRaised('lost-contact', day, lastSeen('2026-06-01'))).toBe(expected);
  });

  it('says when they were last seen or spoken with', () => {
    expect(alert('lost-contact', '2026-08-01', lastSeen('2026-06-01'))).toEqual({
      code: 'lost-contact',
      severity: 'S2',
      because:
        'The last time they were seen or spoken with was on 1 June 2026. Take reasonable steps to be in touch again, and write down each.',
    });
  });

  it.each([
    ['a visit that found nobody', { seen: false }],
    ['a text', { mode: 'text' as const }],
    ['word of somebody else', { mode: 'third-party' as const }],
  ])('%s is no contact', (_, facts) => {
    const contacts = [visit('2026-06-01'), visit('2026-07-20', facts)];

    expect(isRaised('lost-contact', '2026-08-01', { ...formerRelevant, contacts })).toBe(true);
  });

  it('a call is, and by any worker', () => {
    const contacts = [visit('2026-06-01'), visit('2026-07-20', { mode: 'phone', by: 'duty-worker', seen: null })];

    expect(isRaised('lost-contact', '2026-08-01', { ...formerRelevant, contacts })).toBe(false);
  });

  it('is counted from the beginning of the duty where nothing is recorded', () => {
    expect(isRaised('lost-contact', '2026-05-05', formerRelevant)).toBe(false);
    expect(alert('lost-contact', '2026-05-06', formerRelevant)?.because).toContain('Nobody has recorded');
    expect(alert('lost-contact', '2025-03-08', relevant)).toMatchObject({
      severity: 'S1',
      because: expect.stringContaining('Trace them at once'),
    });
  });

  it('is counted from the day records of contacts are complete', () => {
    const knownSince = { contacts: localDate('2026-06-01') };

    expect(isRaised('lost-contact', '2026-07-27', { ...formerRelevant, knownSince })).toBe(false);
    expect(alert('lost-contact', '2026-07-28', { ...formerRelevant, knownSince })?.because).toContain(
      'since records began on 1 June 2026',
    );
  });

  it('is counted in the authority’s own weeks', () => {
    const policy = { ...DEFAULT_POLICY, contactLostAfterWeeks: 12 };

    expect(isRaised('lost-contact', '2026-08-24', { ...lastSeen('2026-06-01'), policy })).toBe(false);
    expect(isRaised('lost-contact', '2026-08-25', { ...lastSeen('2026-06-01'), policy })).toBe(true);
  });

  it('is not asked of the looked after, nor from 21', () => {
    expect(isRaised('lost-contact', '2026-01-01', eligible)).toBe(false);
    expect(isRaised('lost-contact', '2029-03-09', formerRelevant)).toBe(true);
    expect(isRaised('lost-contact', '2029-03-10', formerRelevant)).toBe(false);
  });
});

describe('a status in doubt', () => {
  it.each([
    [83, false],
    [84, true],
    [91, true],
    [97, true],
    [98, false],
  ])('%i days of care since 14: %s', (days, expected) => {
    const from = localDate('2025-01-01');
    const to = new Date(Date.UTC(2025, 0, 1 + days)).toISOString().slice(0, 10);

    expect(isRaised('borderline-status', '2025-06-01', { careEpisodes: [careEpisode(from, to)] })).toBe(expected);
  });

  it('91 days that end exactly on the 18th birthday stay in doubt', () => {
    const facts: Facts = { careEpisodes: [careEpisode('2025-12-09', '2026-03-10')] };

    expect(alert('borderline-status', '2027-01-01', facts)?.because).toContain(
      'The 91 days of care end exactly on the 18th birthday',
    );
  });

  it('so does whatever the rules leave to a manager', () => {
    const unnamed = { ...relevant, homeSpells: [homeSpell('2025-01-10', null, { with: null })] };

    expect(alert('borderline-status', '2025-08-01', unnamed)).toMatchObject({
      severity: 'L',
      because: expect.stringContaining('does not say with whom'),
    });
  });

  it('is not asked before 16 nor from 25', () => {
    const facts: Facts = { careEpisodes: [careEpisode('2023-01-01', '2023-04-02')] };

    expect(isRaised('borderline-status', '2024-03-09', facts)).toBe(false);
    expect(isRaised('borderline-status', '2024-03-10', facts)).toBe(true);
    expect(
      isRaised('borderline-status', '2033-03-10', { careEpisodes: [careEpisode('2025-12-09', '2026-03-10')] }),
    ).toBe(false);
  });
});

describe('the death of a care leaver (RC-12)', () => {
  const died = (on: string, facts: Facts = formerRelevant): Facts => ({ ...facts, diedOn: on });

  it('is notified within five working days of becoming known', () => {
    const file = aCaseFile(died('2026-06-03'));
    file.person.deathKnownOn = localDate('2026-06-05');
    const { alerts } = standingOn(file, localDate('2026-06-08'), ENGLAND_AND_WALES);

    expect(alerts).toEqual([
      {
        code: 'death-of-care-leaver',
        severity: 'S1',
        because:
          'Died on 3 June 2026: the Department for Education and Ofsted are notified by 12 June 2026, five working days after 5 June 2026.',
      },
    ]);
    expect(alert('death-of-care-leaver', '2026-06-04', died('2026-06-03'))?.because).toContain('by 10 June 2026');
  });

  it.each([
    ['2033-03-09', true, 'at 24'],
    ['2033-03-10', false, 'at 25'],
  ])('on %s: %s (%s)', (on, expected) => {
    expect(isRaised('death-of-care-leaver', on, died(on))).toBe(expected);
  });

  it.each<[string, string, Facts, boolean]>([
    ['eligible', '2025-06-03', eligible, true],
    ['relevant', '2025-06-03', relevant, true],
    ['former relevant', '2026-06-03', formerRelevant, true],
    ['former relevant and 21', '2029-06-03', formerRelevant, true],
    ['qualifying', '2025-06-03', { careEpisodes: [careEpisode('2025-01-01', '2025-02-01')] }, true],
    ['qualifying to 21', '2029-06-03', { careEpisodes: [careEpisode('2025-01-01', '2025-02-01')] }, true],
    ['of a history too short to say', '2027-06-03', { historyComplete: false }, true],
    ['looked after and not eligible', '2025-06-03', { careEpisodes: [careEpisode('2025-05-01')] }, false],
    ['eligible only from that day', '2024-03-10', eligible, false],
  ])('is that of someone %s on %s: %s', (_, on, facts, expected) => {
    expect(isRaised('death-of-care-leaver', on, died(on, facts))).toBe(expected);
  });

  it('is not that of somebody who was never a care leaver', () => {
    expect(alertsOn('2026-06-04', died('2026-06-03', {}))).toEqual([]);
  });
});

describe('leave to remain (IM-03)', () => {
  const leave = (facts: Partial<Immigration>): Facts => ({
    immigration: {
      leaveGrantedOn: localDate('2025-02-01'),
      leaveKind: 'uasc',
      leaveExpiresOn: null,
      legalAdviceStartedOn: null,
      applicationMadeOn: null,
      ...facts,
    },
  });

  it('is an alert from six months before it expires, and still after', () => {
    // Seventeen and a half on 10 September 2025.
    expect(isRaised('leave-expiring', '2025-03-09', leave({}))).toBe(false);
    expect(alert('leave-expiring', '2025-03-10', leave({}))).toEqual({
      code: 'leave-expiring',
      severity: 'S1',
      because:
        'Leave to remain expires on 10 September 2025, and no application is recorded. Legal advice starts by 10 June 2025. The application is made before the leave expires.',
    });
    expect(isRaised('leave-expiring', '2025-12-01', leave({}))).toBe(true);
  });

  it('the day on the document goes before arithmetic', () => {
    const facts = leave({ leaveKind: 'refugee', leaveExpiresOn: localDate('2028-02-01') });

    expect(isRaised('leave-expiring', '2027-07-31', facts)).toBe(false);
    expect(isRaised('leave-expiring', '2027-08-01', facts)).toBe(true);
  });

  it('says that legal advice has started, and ends with the application', () => {
    const facts = leave({
      legalAdviceStartedOn: localDate('2025-04-01'),
      applicationMadeOn: localDate('2025-08-20'),
    });

    expect(alert('leave-expiring', '2025-08-19', facts)?.because).toContain('Legal advice started on 1 April 2025.');
    expect(isRaised('leave-expiring', '2025-08-20', facts)).toBe(false);
  });

  it('is none where nobody can say when it expires', () => {
    expect(isRaised('leave-expiring', '2030-01-01', leave({ leaveKind: null }))).toBe(false);
    expect(isRaised('leave-expiring', '2030-01-01', {})).toBe(false);
  });
});

describe('health passport (HE-06, HE-07)', () => {
  const given = (on: string): Partial<CaseFile> => ({ healthPassport: { givenOn: localDate(on), consent: null } });

  it('is asked for from three months before 18, until it is given', () => {
    expect(isRaised('passport-due-before-18', '2025-12-09', eligible)).toBe(false);
    expect(alert('passport-due-before-18', '2025-12-10', eligible)?.severity).toBe('G');
    expect(isRaised('passport-due-before-18', '2026-01-02', { ...relevant, ...given('2026-01-02') })).toBe(false);
    expect(isRaised('passport-due-before-18', '2026-01-01', { ...relevant, ...given('2026-01-02') })).toBe(true);
    expect(isRaised('passport-due-before-18', '2026-03-10', formerRelevant)).toBe(false);
  });

  it('and from 18 as a summary of their health history', () => {
    expect(alert('no-health-summary-at-18', '2026-03-10', formerRelevant)).toMatchObject({
      severity: 'L',
      because: expect.stringContaining('It is due by 7 April 2026.'),
    });
    expect(isRaised('no-health-summary-at-18', '2026-05-02', { ...formerRelevant, ...given('2026-05-02') })).toBe(
      false,
    );
    expect(isRaised('no-health-summary-at-18', '2029-03-10', formerRelevant)).toBe(false);
  });
});

describe('release from custody (CU-05, CU-06)', () => {
  const inside = (to: string | null, facts = {}): Facts => ({
    ...formerRelevant,
    detentions: [detention('2026-04-01', to, { releaseExpectedOn: localDate('2026-09-15'), ...facts })],
  });

  it('arrangements stand ten working days before, and are asked for until they are out', () => {
    // A bank holiday lies between.
    expect(isRaised('release-arrangements', '2026-08-31', inside(null))).toBe(false);
    expect(alert('release-arrangements', '2026-09-01', inside(null))).toMatchObject({
      severity: 'G',
      because: expect.stringContaining('Release is expected on 15 September 2026. By 1 September 2026'),
    });
    expect(isRaised('release-arrangements', '2026-09-20', inside(null))).toBe(true);
    expect(isRaised('release-arrangements', '2026-09-10', inside('2026-09-10'))).toBe(false);
  });

  it('somebody meets them on the day itself, whether it comes early or as expected', () => {
    expect(alert('release-day', '2026-09-15', inside(null))?.severity).toBe('L');
    expect(isRaised('release-day', '2026-09-14', inside(null))).toBe(false);
    expect(isRaised('release-day', '2026-09-10', inside('2026-09-10'))).toBe(true);
    expect(isRaised('release-day', '2026-09-15', inside('2026-09-10'))).toBe(false);
  });

  it('a hospital is no prison', () => {
    expect(alertsOn('2026-09-15', inside(null, { kind: 'hospital' })).map(({ code }) => code)).not.toContain(
      'release-day',
    );
    expect(isRaised('release-arrangements', '2026-09-10', inside(null, { kind: 'hospital' }))).toBe(false);
  });
});

describe('missing (MS-05)', () => {
  const missing = (...days: string[]): MissingEpisode[] =>
    days.map((day) => ({
      id: day,
      from: `${day}T21:00:00Z`,
      returnedAt: null,
      interviewHeldAt: null,
      interviewDeclinedAt: null,
    }));

  it.each([
    ['2026-07-29', true, 'three within 90 days'],
    ['2026-07-30', false, 'the first is 90 days back'],
  ])('on %s: %s (%s)', (day, expected) => {
    const facts: Facts = { missing: missing('2026-05-01', '2026-06-01', '2026-07-01') };

    expect(isRaised('repeatedly-missing', day, facts)).toBe(expected);
  });

  it('two times are not three', () => {
    expect(isRaised('repeatedly-missing', '2026-07-02', { missing: missing('2026-06-01', '2026-07-01') })).toBe(false);
    expect(
      alert('repeatedly-missing', '2026-07-02', { missing: missing('2026-06-01', '2026-06-10', '2026-07-01') }),
    ).toMatchObject({ severity: 'L', because: 'Missing 3 times since 1 June 2026: this goes to the panel.' });
  });
});

describe('education, employment and training (ET-02, ET-04)', () => {
  const studied = (to: string | null): Facts => ({ ...formerRelevant, programmes: [programme('2025-09-01', to)] });

  it('what ended in the last month asks for an action within ten working days', () => {
    expect(alert('newly-neet', '2026-06-01', studied('2026-06-01'))).toMatchObject({
      severity: 'L',
      because: expect.stringContaining('by 15 June 2026'),
    });
    expect(isRaised('newly-neet', '2026-07-01', studied('2026-06-01'))).toBe(true);
    expect(isRaised('newly-neet', '2026-07-02', studied('2026-06-01'))).toBe(false);
  });

  it('and so does a time without any that was recorded as such, from its first day', () => {
    const without = (from: string): Facts => ({
      ...studied('2026-01-10'),
      withoutActivity: [{ id: 'w1', from: localDate(from), to: null }],
    });
    expect(alert('newly-neet', '2026-06-01', without('2026-06-01'))).toMatchObject({
      because: 'Without education, employment or training since 1 June 2026: a worker acts by 15 June 2026.',
    });
    expect(isRaised('newly-neet', '2026-07-01', without('2026-06-01'))).toBe(true);
    expect(isRaised('newly-neet', '2026-07-02', without('2026-06-01'))).toBe(false);
    expect(isRaised('newly-neet', '2026-05-31', without('2026-06-01'))).toBe(false);
  });

  it('not where something else runs, or nothing ended, or no adviser is owed', () => {
    const next = [programme('2025-09-01', '2026-06-01'), programme('2026-06-01')];

    expect(isRaised('newly-neet', '2026-06-01', { ...formerRelevant, programmes: next })).toBe(false);
    expect(isRaised('newly-neet', '2026-05-31', studied('2026-06-01'))).toBe(false);
    expect(isRaised('newly-neet', '2026-06-01', { programmes: [programme('2025-09-01', '2026-06-01')] })).toBe(false);
  });

  it('at 16 and 17 none at all is an alert, where programmes are recorded', () => {
    const ended = { ...eligible, programmes: [programme('2024-09-01', '2025-01-01')] };

    expect(alert('not-in-education-or-training', '2025-06-01', ended)).toMatchObject({ severity: 'S2' });
    expect(isRaised('not-in-education-or-training', '2024-12-31', ended)).toBe(false);
    expect(isRaised('not-in-education-or-training', '2025-06-01', eligible)).toBe(false);
    const known = { ...eligible, knownSince: { programmes: localDate('2025-05-01') } };
    expect(isRaised('not-in-education-or-training', '2025-05-01', known)).toBe(true);
    expect(isRaised('not-in-education-or-training', '2025-04-30', known)).toBe(false);
    expect(isRaised('not-in-education-or-training', '2026-03-10', { ...ended })).toBe(false);
    const why = {
      ...ended,
      withoutActivity: [{ id: 'w1', from: localDate('2025-05-01'), to: localDate('2025-06-01') }],
    };
    expect(isRaised('not-in-education-or-training', '2025-05-31', why)).toBe(false);
    expect(isRaised('not-in-education-or-training', '2025-06-01', why)).toBe(true);
  });
});
