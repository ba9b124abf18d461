import {
  aCaseFile,
  accommodation,
  careEpisode,
  detention,
  hold,
  homeSpell,
  leave,
  missingFrom,
  plannedOn,
  reviewedOn,
  supportRequest,
  visit,
} from '../../test/support/lives';
import { knownOn } from './known-on';
import { localDate } from './local-date';

const day = localDate('2026-03-20');

describe('knownOn', () => {
  it('what is dated later has not happened yet', () => {
    const known = knownOn(aCaseFile({ contacts: [visit('2026-03-25'), visit('2026-03-20')] }), day);

    expect(known.contacts.map(({ on }) => on)).toEqual(['2026-03-20']);
  });

  it.each<[string, string | null, string]>([
    ['2026-03-20', '2026-03-20', 'has ended'],
    ['2026-03-21', null, 'is still running'],
  ])('a spell that ends on %s ends on %s: it %s', (to, expected) => {
    expect(knownOn(aCaseFile({ accommodation: [accommodation('2026-01-01', to)] }), day).accommodation[0]?.to).toBe(
      expected,
    );
  });

  it('what only the record has follows suit', () => {
    const later = localDate('2026-03-21');
    const known = knownOn(
      aCaseFile({
        riskEvents: [
          { id: 'known', on: day },
          { id: 'later', on: later },
        ],
        homesAtRisk: [
          { id: 'notice', from: day, to: later, lost: false },
          { id: 'end', from: later, to: null, lost: true },
        ],
        touchLost: [{ id: 'lost', from: day, to: later }],
        intensiveSupport: [{ id: 'plan', from: day, to: later }],
        farAway: [{ id: 'away', from: day, to: later, disabledFrom: null }],
        healthOffers: [
          { id: 'no', on: day, of: 'dental-check', declined: true },
          { id: 'again', on: later, of: 'dental-check', declined: false },
        ],
      }),
      day,
    );

    expect(known.riskEvents).toEqual([{ id: 'known', on: day }]);
    expect(known.homesAtRisk).toEqual([{ id: 'notice', from: day, to: null, lost: false }]);
    expect(known.touchLost).toEqual([{ id: 'lost', from: day, to: null }]);
    expect(known.intensiveSupport).toEqual([{ id: 'plan', from: day, to: null }]);
    expect(known.farAway).toEqual([{ id: 'away', from: day, to: null, disabledFrom: null }]);
    expect(known.healthOffers).toEqual([{ id: 'no', on: day, of: 'dental-check', declined: true }]);
  });

  it('how a spell will end is not known while it runs', () => {
    const known = knownOn(
      aCaseFile({
        careEpisodes: [careEpisode('2019-05-01', '2026-04-01', { reasonCeased: 'E11' })],
        homeSpells: [homeSpell('2025-01-01', '2026-04-01', { brokeDown: true })],
      }),
      day,
    );

    expect(known.careEpisodes[0]).toMatchObject({ to: null, reasonCeased: null });
    expect(known.homeSpells[0]).toMatchObject({ to: null, brokeDown: false });
  });

  it('an expected release and the end of leave to remain are known in advance', () => {
    const known = knownOn(
      aCaseFile({
        detentions: [detention('2026-01-01', '2026-05-01', { releaseExpectedOn: localDate('2026-05-01') })],
        immigration: {
          leaveGrantedOn: localDate('2025-02-01'),
          leaveKind: 'uasc',
          leaveExpiresOn: localDate('2027-08-01'),
          legalAdviceStartedOn: localDate('2026-04-01'),
          applicationMadeOn: null,
        },
      }),
      day,
    );

    expect(known.detentions[0]).toMatchObject({ to: null, releaseExpectedOn: '2026-05-01' });
    expect(known.immigration).toMatchObject({ leaveExpiresOn: '2027-08-01', legalAdviceStartedOn: null });
  });

  it('leave to remain that is granted later expires on no day known yet', () => {
    const immigration = leave('2026-03-21', { leaveExpiresOn: localDate('2027-08-01') });

    expect(knownOn(aCaseFile({ immigration }), day).immigration).toMatchObject({
      leaveGrantedOn: null,
      leaveExpiresOn: null,
    });
  });

  it('a copy not yet given, a substitute not yet accepted and a request not yet ended are so', () => {
    const substituteAccepted = { on: localDate('2026-03-21'), by: 'w9', reason: 'adviser ill' };
    const known = knownOn(
      aCaseFile({
        pathwayPlans: [{ ...plannedOn('2026-03-01'), copyGivenOn: localDate('2026-03-21') }],
        contacts: [visit('2026-03-10', { substituteAccepted })],
        supportRequests: [supportRequest('support', '2026-03-01', '2026-03-21')],
      }),
      day,
    );

    expect(known.pathwayPlans[0]?.copyGivenOn).toBeNull();
    expect(known.contacts[0]?.substituteAccepted).toBeNull();
    expect(known.supportRequests[0]?.endedOn).toBeNull();
  });

  it('a death to come is not known', () => {
    expect(knownOn(aCaseFile({ diedOn: '2026-03-21' }), day).person.diedOn).toBeNull();
    expect(knownOn(aCaseFile({ diedOn: '2026-03-20' }), day).person.diedOn).toBe('2026-03-20');
  });

  it('a guardianship order is not known before it is made, nor its end before it comes', () => {
    const order = { id: 'order', madeOn: day, endedOn: localDate('2026-03-21'), lookedAfterImmediatelyBefore: true };

    expect(knownOn(aCaseFile({ specialGuardianship: order }), localDate('2026-03-19')).specialGuardianship).toBeNull();
    expect(knownOn(aCaseFile({ specialGuardianship: order }), day).specialGuardianship?.endedOn).toBeNull();
  });

  it('someone missing is known to be by the end of the day in London', () => {
    const missing = [
      {
        id: 'm1',
        from: '2026-03-20T23:59:00Z',
        returnedAt: '2026-03-21T00:00:00Z',
        interviewHeldAt: null,
        interviewDeclinedAt: null,
      },
    ];

    expect(knownOn(aCaseFile({ missing }), day).missing).toEqual([{ ...missing[0], returnedAt: null }]);
  });

  it('times missing come in order of when they began, then by their ids, without those to come', () => {
    const missing = [
      missingFrom('2026-03-21T00:00:00Z'),
      missingFrom('2026-03-02T10:00:00+01:00', null, { id: 'b' }),
      missingFrom('2026-03-02T09:00:00Z', null, { id: 'a' }),
      missingFrom('2026-03-02T09:30:00+01:00', null, { id: 'c' }),
    ];

    expect(knownOn(aCaseFile({ missing }), day).missing.map(({ id }) => id)).toEqual(['c', 'a', 'b']);
  });

  it('leave that is granted on the day is known with its last day, leave to come is not', () => {
    const expiring = (grantedOn: string) => leave(grantedOn, { leaveExpiresOn: localDate('2027-01-01') });
    const known = (grantedOn: string) => knownOn(aCaseFile({ immigration: expiring(grantedOn) }), day).immigration;

    expect(known('2026-03-20')).toMatchObject({ leaveGrantedOn: '2026-03-20', leaveExpiresOn: '2027-01-01' });
    expect(known('2026-03-21')).toMatchObject({ leaveGrantedOn: null, leaveExpiresOn: null });
  });

  it('what was recorded for one day comes in order of its id', () => {
    const planReviews = [
      { ...reviewedOn('2026-02-01'), id: 'b' },
      { ...reviewedOn('2026-02-01'), id: 'a' },
    ];

    expect(knownOn(aCaseFile({ planReviews }), day).planReviews.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('a pause is known from its first day, with its last', () => {
    const holds = [hold('RV-01', '2026-03-20', '2026-06-01'), hold('RV-01', '2026-03-21', '2026-06-01')];

    expect(knownOn(aCaseFile({ holds }), day).holds).toEqual([holds[0]]);
  });

  it('lists are in order of date, whatever the order of recording', () => {
    const planReviews = [reviewedOn('2026-02-01'), reviewedOn('2025-02-01'), reviewedOn('2025-08-01')];

    expect(knownOn(aCaseFile({ planReviews }), day).planReviews.map(({ heldOn }) => heldOn)).toEqual([
      '2025-02-01',
      '2025-08-01',
      '2026-02-01',
    ]);
  });
});
