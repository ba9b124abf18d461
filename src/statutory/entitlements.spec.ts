import type { StatusCode } from './case-file';
import {
  ENTITLEMENTS,
  entitlementsFor,
  localOfferSubjects,
  NOTHING_KNOWN,
  type EntitlementFacts,
} from './entitlements';
import { IN_FORCE_FROM, isInForce } from './in-force';
import { addDays, localDate } from './local-date';

const TODAY = localDate('2026-06-01');

const keys = (code: StatusCode, age: number, facts: Partial<EntitlementFacts> = {}, on = TODAY) =>
  entitlementsFor({ code }, age, { ...NOTHING_KNOWN, ...facts }, on).map(({ key }) => key);
const one = (key: string, code: StatusCode, age: number, facts: Partial<EntitlementFacts> = {}, on = TODAY) =>
  entitlementsFor({ code }, age, { ...NOTHING_KNOWN, ...facts }, on).find((entry) => entry.key === key);

describe('entitlements (EN-01 to EN-10)', () => {
  it('of a former relevant young person of 19', () => {
    expect(keys('former-relevant', 19, { study: 'none', lookedAfterAt16Or17: true })).toEqual([
      'setting-up-home',
      'council-tax',
      'personal-adviser',
      'staying-put',
      'priority-need',
      'shared-accommodation-rate',
      'identity-documents',
      'advocacy',
      'local-extras',
    ]);
  });

  it('are none for whoever is owed nothing, and none from 25', () => {
    expect(keys('none', 19)).toEqual([]);
    expect(keys('deceased', 19)).toEqual([]);
    expect(keys('former-relevant-21-plus', 24)).not.toEqual([]);
    expect(keys('aged-out', 25)).toEqual([]);
  });

  it.each([
    ['2023-03-31', 2000],
    ['2023-04-01', 3000],
  ])('setting up home on %s brings £%i', (day, pounds) => {
    expect(one('setting-up-home', 'former-relevant', 18, {}, localDate(day))?.pounds).toBe(pounds);
  });

  it.each([
    ['2023-07-31', null],
    ['2023-08-01', 3000],
  ])('an apprenticeship begun on %s brings %s, whatever the day of asking', (day, pounds) => {
    const facts = { study: 'apprenticeship' as const, apprenticeshipFrom: localDate(day) };

    expect(one('apprenticeship-bursary', 'former-relevant', 19, facts)).toMatchObject({ pounds, basis: 'policy' });
  });

  it('what hangs on a fact nobody knows is shown and says so; what a known fact rules out is not', () => {
    expect(one('higher-education-bursary', 'former-relevant', 19)?.because).toContain(
      'not known yet whether this applies',
    );
    expect(one('higher-education-bursary', 'former-relevant', 19)).toMatchObject({ isOpen: true });
    expect(one('higher-education-bursary', 'former-relevant', 19, { study: 'higher' })).toMatchObject({
      isOpen: false,
      pounds: 2000,
      basis: 'statute',
      because: 'Former relevant, from 18 to the day before 25: where the pathway plan sets out the course.',
    });
    expect(one('higher-education-bursary', 'former-relevant', 19, { study: 'further' })).toBeUndefined();
  });

  it.each<[Partial<EntitlementFacts>, boolean]>([
    [{ study: 'higher', fullTime: true }, true],
    [{ study: 'residential-further', fullTime: true }, true],
    [{ study: 'higher', fullTime: false }, false],
    [{ study: 'further', fullTime: true }, false],
    [{ study: 'higher' }, true],
    [{}, true],
  ])('somewhere to live in the vacations (AC-10) with %j: %s', (facts, expected) => {
    expect(one('vacation-accommodation', 'qualifying', 20, facts) !== undefined).toBe(expected);
  });

  it('priority need (AC-12) is for 18 to 20, of whoever was looked after at 16 or 17', () => {
    const was = { lookedAfterAt16Or17: true };

    expect(one('priority-need', 'former-relevant', 18, was)).toBeDefined();
    expect(one('priority-need', 'qualifying', 20, was)).toBeDefined();
    expect(one('priority-need', 'former-relevant-21-plus', 21, was)).toBeUndefined();
    expect(one('priority-need', 'qualifying', 20, { lookedAfterAt16Or17: false })).toBeUndefined();
  });

  it('council tax is for the authority to decide', () => {
    expect(one('council-tax', 'former-relevant-21-plus', 24)).toMatchObject({ basis: 'local', pounds: null });
  });

  it('what has not been confirmed says so', () => {
    expect(one('shared-accommodation-rate', 'former-relevant', 19)).toMatchObject({
      confirmed: false,
      because: expect.stringContaining('the rule is still to be confirmed'),
    });
  });

  it('universal credit is claimed before 18, and staying put is from 18', () => {
    expect(keys('eligible', 17)).toContain('universal-credit-advance-claim');
    expect(keys('eligible', 17)).not.toContain('staying-put');
    expect(keys('former-relevant', 18)).not.toContain('universal-credit-advance-claim');
  });

  it.each([
    ['setting-up-home', 'EN-01', 'guidance', true, 16, 25],
    ['vulnerable-bursary', 'EN-02', 'policy', true, 16, 20],
    ['higher-education-bursary', 'EN-03', 'statute', true, 18, 25],
    ['apprenticeship-bursary', 'EN-04', 'policy', true, 16, 25],
    ['council-tax', 'EN-05', 'local', true, 18, 25],
    ['personal-adviser', 'EN-06', 'statute', true, 16, 25],
    ['staying-put', 'AC-08', 'statute', true, 18, 21],
    ['vacation-accommodation', 'AC-10', 'statute', false, 18, 25],
    ['priority-need', 'AC-12', 'statute', true, 18, 21],
    ['staying-close', 'AC-09', 'statute', true, 18, 25],
    ['not-intentionally-homeless', 'AC-13', 'statute', true, 16, 25],
    ['universal-credit-advance-claim', 'EN-07', 'policy', false, 17, 18],
    ['shared-accommodation-rate', 'EN-07', 'policy', false, 18, 25],
    ['identity-documents', 'EN-08', 'policy', true, 16, 25],
    ['advocacy', 'EN-09', 'guidance', true, 16, 25],
    ['local-extras', 'EN-10', 'local', false, 16, 25],
  ])('%s is %s, by %s, confirmed: %s, from %i to the day before %i', (key, rule, basis, confirmed, from, to) => {
    const entry = ENTITLEMENTS.find((each) => each.key === key)!;
    const inForce = { stayingClose: TODAY, localOfferAdditions: TODAY, notIntentionallyHomeless: TODAY };
    const at = (age: number) =>
      entitlementsFor({ code: entry.statuses[0]! }, age, NOTHING_KNOWN, TODAY, inForce).find((e) => e.key === key);

    expect(at(from)).toMatchObject({ rule, basis, confirmed });
    expect([from - 1, from, to - 1, to].map((age) => at(age) !== undefined)).toEqual([false, true, true, false]);
  });

  it('the bursary for vulnerable students is up to £1,200', () => {
    expect(one('vulnerable-bursary', 'eligible', 17, { study: 'further' })?.pounds).toBe(1200);
  });

  it.each([
    ['looked-after-not-eligible', 'Looked after'],
    ['eligible', 'Eligible'],
    ['relevant', 'Relevant'],
    ['former-relevant', 'Former relevant'],
    ['former-relevant-21-plus', 'Former relevant and 21 or over'],
    ['qualifying', 'Qualifying'],
    ['education-help-only', 'Qualifying to 21'],
  ] as const)('are given the status in words: %s as %s', (code, words) => {
    expect(one('identity-documents', code, 18)?.because).toMatch(`${words}, from 16`);
  });

  it('each has a name of its own', () => {
    expect(new Set(ENTITLEMENTS.map(({ key }) => key)).size).toBe(ENTITLEMENTS.length);
  });
});

describe('the 2026 Act', () => {
  const commencement = localDate('2027-04-01');
  const inForce = {
    stayingClose: commencement,
    localOfferAdditions: commencement,
    notIntentionallyHomeless: commencement,
  };

  it.each([
    ['staying-close', 'former-relevant-21-plus', 24],
    ['not-intentionally-homeless', 'relevant', 16],
    ['not-intentionally-homeless', 'former-relevant', 19],
  ] as const)('%s is nobody’s the day before commencement, and theirs from that day (%s, %i)', (key, code, age) => {
    const on = (day: typeof commencement) =>
      entitlementsFor({ code }, age, NOTHING_KNOWN, day, inForce).some((entry) => entry.key === key);

    expect(on(addDays(commencement, -1))).toBe(false);
    expect(on(commencement)).toBe(true);
  });

  it.each(['staying-close', 'not-intentionally-homeless'])('%s is not for a qualifying person', (key) => {
    const found = entitlementsFor({ code: 'qualifying' }, 19, NOTHING_KNOWN, commencement, inForce);

    expect(found.some((entry) => entry.key === key)).toBe(false);
  });

  it('is not in force as it was read', () => {
    expect(Object.values(IN_FORCE_FROM)).toEqual([null, null, null]);
    expect(isInForce('stayingClose', localDate('2199-12-31'))).toBe(false);
    expect(keys('former-relevant', 19)).not.toContain('staying-close');
  });

  it('adds to what a local offer speaks of', () => {
    expect(localOfferSubjects(addDays(commencement, -1), inForce)).not.toContain('financial literacy');
    expect(localOfferSubjects(commencement, inForce)).toEqual(
      expect.arrayContaining([...localOfferSubjects(TODAY), 'financial literacy']),
    );
    expect(localOfferSubjects(commencement, inForce)).toHaveLength(12);
    expect(localOfferSubjects(TODAY)).toHaveLength(6);
  });
});
