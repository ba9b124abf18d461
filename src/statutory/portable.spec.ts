import { aCaseFile, accommodation, allocation, careEpisode, visit } from '../../test/support/lives';
import { ENGLAND_AND_WALES } from './bank-holidays';
import { explain } from './explain';
import { localDate } from './local-date';
import { DEFAULT_POLICY } from './policy';
import { portable, type Portable } from './portable';

const TODAY = localDate('2026-06-01');
const careEpisodes = [careEpisode('2019-05-01', '2026-03-10')];
const seenOn20April = [visit('2026-04-20', { at: 'elsewhere', accommodation: null })];
const sixWeeks = { ...DEFAULT_POLICY, visitPolicyWeeks: 6 };

describe('a case file to give away', () => {
  it('holds the settings in force, not those that come later', () => {
    const until = localDate('2027-01-01');
    const record = aCaseFile({ careEpisodes, policy: sixWeeks });
    const given = of({ ...record, earlierPolicies: [{ until, policy: DEFAULT_POLICY }] });

    expect(given.caseFile.policy).toEqual(DEFAULT_POLICY);
    expect(given.differs).toBe(false);
  });

  it('says so where something was started under earlier settings, which the format has no place for', () => {
    const record = aCaseFile({ careEpisodes, contacts: seenOn20April, policy: sixWeeks });
    const changedOn = (day: string) => [{ until: localDate(day), policy: DEFAULT_POLICY }];

    expect(of({ ...record, earlierPolicies: changedOn('2026-05-01') }).differs).toBe(true);
    expect(of({ ...record, earlierPolicies: changedOn('2026-03-10') }).differs).toBe(false);
  });

  it('is explained as the record is, where the settings never changed', () => {
    const record = aCaseFile({ careEpisodes, contacts: seenOn20April });
    const { caseFile } = of({ ...record, earlierPolicies: [] });

    expect(explain(caseFile, TODAY, ENGLAND_AND_WALES)).toEqual(explain(record, TODAY, ENGLAND_AND_WALES));
    expect(caseFile).not.toHaveProperty('earlierPolicies');
  });

  it('leaves out a pregnancy, and says so where a review is due after it', () => {
    const pathwayPlans = [{ id: 'plan', completedOn: localDate('2026-04-01'), copyGivenOn: null }];
    const record = aCaseFile({ careEpisodes, pathwayPlans });
    const given = of({ ...record, pregnancies: [{ id: 'p1', on: localDate('2026-05-20') }] });

    expect(given.caseFile).not.toHaveProperty('pregnancies');
    expect(given.differs).toBe(true);
  });

  it('leaves out what raised risk and only the record has, and says so where a manager is to decide after it', () => {
    const on = localDate('2026-05-20');
    const raised = {
      riskEvents: [{ id: 'e1', on }],
      homesAtRisk: [{ id: 'h1', from: on, to: null, lost: false }],
      touchLost: [{ id: 't1', from: on, to: null }],
      intensiveSupport: [{ id: 'i1', from: on, to: null }],
      healthOffers: [{ id: 'o1', on, of: 'health-passport', declined: true }],
    };
    for (const [part, items] of Object.entries(raised)) {
      const given = of({ ...aCaseFile({ careEpisodes, allocations: [allocation('2026-05-01')] }), [part]: items });
      expect(given.caseFile).not.toHaveProperty(part);
      expect(given.differs).toBe(true);
    }
  });

  it('leaves out how far away homes are, and says so where the council’s policy of visits goes by it', () => {
    const farAway = [{ id: 'f1', from: localDate('2026-04-01'), to: null, disabledFrom: null }];
    const record = { ...aCaseFile({ careEpisodes }), farAway };
    const visits = { ...DEFAULT_POLICY.visits, farAwayDays: 28 };

    expect(of(record)).toMatchObject({ differs: false, caseFile: expect.not.objectContaining({ farAway }) });
    expect(of({ ...record, policy: { ...DEFAULT_POLICY, visits } })).toMatchObject({ differs: true });
  });

  it('gives a decision alone away as any supervision, and says so where the case itself is still to be supervised', () => {
    const supervisions = [{ id: 's1', on: localDate('2026-05-20'), decisionOnly: true }];
    const given = of(aCaseFile({ careEpisodes, supervisions }));

    expect(given.caseFile.supervisions).toEqual([{ id: 's1', on: '2026-05-20' }]);
    expect(given.differs).toBe(true);
  });

  it('leaves out that the setting of a home is exempt, and says so where the assessment is open without it', () => {
    const exempt = { ground: 'hospital', checkedOn: TODAY } as const;
    const lives = (dateOfBirth: string) => ({
      ...aCaseFile({ dateOfBirth, accommodation: [{ ...accommodation('2026-05-01', null, { type: 'D' }), exempt }] }),
    });
    const given = of(lives('2009-03-10'));
    expect(given.caseFile.accommodation[0]).not.toHaveProperty('exempt');
    expect(given.differs).toBe(true);
    expect(of(lives('2008-03-10')).differs).toBe(false);

    const register = { registered: false, checkedOn: TODAY };
    const looked = { ...accommodation('2026-05-01', null, { type: 'D', providerRegistered: true }), register };
    const lost = of(aCaseFile({ dateOfBirth: '2009-03-10', accommodation: [looked] }));
    expect([lost.caseFile.accommodation[0], lost.differs]).toEqual([expect.not.objectContaining({ register }), true]);
  });

  it('is refused with the path where the record contradicts itself', () => {
    const record = aCaseFile({ dateOfBirth: '2020-01-01', careEpisodes });

    expect(portable(record, TODAY, ENGLAND_AND_WALES)).toEqual({
      faults: [{ path: 'careEpisodes[0].from', message: 'Is before the date of birth.' }],
    });
  });

  function of(record: Parameters<typeof portable>[0]): Portable {
    const given = portable(record, TODAY, ENGLAND_AND_WALES);
    if ('faults' in given) throw new Error(JSON.stringify(given.faults));
    return given;
  }
});
