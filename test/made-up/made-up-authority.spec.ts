import { ENGLAND_AND_WALES } from '../../src/statutory/bank-holidays';
import { parseCaseFile } from '../../src/statutory/case-file.parse';
import type { CaseFile } from '../../src/statutory/case-file';
import { legalStatus } from '../../src/statutory/legal-status';
import { londonDateOf } from '../../src/statutory/london-date';
import { addDays, addMonths, ageOn, localDate, type LocalDate } from '../../src/statutory/local-date';
import { lastDayToExtend } from '../../src/statutory/subject-access';
import { isWorkingDay } from '../../src/statutory/working-days';
import type { Biography } from '../../src/made-up-authority/biography';
import {
  madeUpAuthority,
  type MadeUpAuthority,
  type MadeUpPerson,
} from '../../src/made-up-authority/made-up-authority';
import type { Immigration } from '../../src/young-people/immigration.entity';
import { isNhsNumber, isUln, upnFault } from '../../src/young-people/identifiers';
import type { Told } from '../../src/made-up-authority/biography';
import { asCaseFile } from './as-case-file';

/** A Wednesday in summer, Christmas, the first of the year, a leap day, a Sunday before the clocks change. */
const DAYS = ['2026-07-15', '2026-12-25', '2027-01-01', '2028-02-29', '2026-03-29'].map(localDate);

const made = new Map<LocalDate, MadeUpAuthority>();
function on(day: LocalDate): MadeUpAuthority {
  const authority = made.get(day) ?? madeUpAuthority('Westmoor', day);
  made.set(day, authority);
  return authority;
}

function caseFileOf(person: MadeUpPerson, since: LocalDate): CaseFile {
  const parsed = parseCaseFile(asCaseFile(person, since));
  if ('errors' in parsed) throw new Error(JSON.stringify(parsed.errors));
  return parsed.caseFile;
}

describe('the made-up authority', () => {
  const [summer] = DAYS as [LocalDate];

  it('is the same council, to the last word, for the same seed on the same day', () => {
    expect(essence(madeUpAuthority('Westmoor', summer))).toBe(essence(on(summer)));
  });

  it('is another council for another seed', () => {
    expect(essence(madeUpAuthority('Eastmoor', summer))).not.toBe(essence(on(summer)));
  });

  it('has every legal status, from 21 on every reason for support', () => {
    const authority = on(summer);
    const found = new Set(
      authority.people.map((person) => {
        const { code, basis } = legalStatus(caseFileOf(person, authority.since), summer);
        return [code, ...basis].join(' ');
      }),
    );

    expect([...found].sort()).toEqual([
      'aged-out',
      'deceased',
      'education-help-only s24-1A',
      'education-help-only s24-1B',
      'eligible',
      'former-relevant s23C',
      'former-relevant-21-plus offer-only',
      'former-relevant-21-plus s23C7',
      'former-relevant-21-plus s23CA',
      'former-relevant-21-plus s23CZB',
      'looked-after-not-eligible',
      'none',
      'qualifying s24-1A',
      'qualifying s24-1B',
      'relevant reg3',
      'relevant s23A',
      'undetermined',
    ]);
  });

  it('has people nobody would mix up but two, and names of every shape', () => {
    const names = on(summer).people.map(({ identity }) => `${identity.givenName} ${identity.familyName}`);

    expect(names.length - new Set(names).size).toBe(1);
    expect(names.filter((name) => name.includes("'")).length).toBeGreaterThan(1);
    expect(names.filter((name) => name.includes('-')).length).toBeGreaterThan(5);
    expect(names.filter((name) => name !== name.normalize('NFD')).length).toBeGreaterThan(5);
    expect(Math.max(...names.map((name) => name.length))).toBeGreaterThan(60);
  });

  it('has no number, address or mailbox that could be somebody’s', () => {
    for (const { identity, life } of on(summer).people) {
      expect(identity.phone ?? '07700 900000').toMatch(/^07700 900\d{3}$/);
      expect(identity.email ?? 'nobody@example.org').toMatch(/^[a-z0-9.]+@example\.org$/);
      for (const { kind, value } of identity.identifiers) {
        if (kind === 'nhs-number') expect([value.slice(0, 3), isNhsNumber(value)]).toEqual(['999', true]);
        if (kind === 'uln') expect([value.slice(0, 4), isUln(value)]).toEqual(['1000', true]);
        if (kind === 'upn') expect([/^UN3$|^.999/.test(value), upnFault(value)]).toEqual([true, null]);
      }
      for (const { postcode } of life.facts.accommodation) expect(postcode ?? 'WM1 1AA').toMatch(/^(WM|XK|QC)\d/);
    }
    for (const { email } of on(summer).workers) expect(email).toMatch(/^[a-z0-9.]+@westmoor\.example\.org$/);
  });

  it('never has a young person’s page say the same thing twice', () => {
    for (const { life } of on(summer).people) {
      const sentences = life.facts.contacts.flatMap(({ note }) => note?.split(/(?<=[.!?]) (?=[A-Z])/) ?? []);
      const long = sentences.filter((sentence) => sentence.length > 45);
      expect(long.filter((sentence, place) => long.indexOf(sentence) !== place)).toEqual([]);
    }
  });

  it('leaves no gap in what is written', () => {
    const texts = on(summer).people.flatMap(({ life }) =>
      life.facts.contacts.flatMap(({ note, ownWords, goodNews }) => [note, ownWords, goodNews]),
    );

    const supervisions = on(summer).people.flatMap(({ life }) => life.facts.supervisions.map(({ note }) => note));

    const all = [...texts, ...supervisions];
    expect(all.filter((text) => text !== null && /[{}]|undefined|null| {2}|^\(/.test(text))).toEqual([]);
  });
});

describe.each(DAYS)('the made-up authority on %s', (today) => {
  const { people, workers, teams, appointments, since } = on(today);
  const lives = people.map(({ life }) => life);

  it('has 320 young people of 15 to 25, 16 advisers, 4 managers and 3 teams', () => {
    const ages = people.filter(({ life }) => life.diedOn === null).map(({ life }) => ageOn(life.born, today));

    expect(people).toHaveLength(320);
    expect([Math.min(...ages), Math.max(...ages)]).toEqual([15, 25]);
    expect(workers.filter(({ post, leftOn }) => post === 'personal-adviser' && leftOn === null)).toHaveLength(16);
    expect(workers.filter(({ role }) => role === 'manager')).toHaveLength(4);
    expect(teams).toHaveLength(3);
  });

  it('has case files that the format accepts', () => {
    expect(people.map((person) => caseFileOf(person, since))).toHaveLength(320);
  });

  it('says nothing from before a birth, nor from today or later', () => {
    for (const { life } of people) {
      const facts = Object.values(life.facts).flat() as Record<string, unknown>[];
      // When someone is expected to be released, and when leave or a course ends, is known in advance.
      const wrong = facts.flatMap(
        ({ releaseExpectedOn: _known, leaveExpiresOn: _too, expectedEndOn: _also, ...fact }) =>
          Object.entries(fact).filter(
            ([name, value]) =>
              name.endsWith('On') && typeof value === 'string' && (value < life.born || value >= today),
          ),
      );
      expect(wrong).toEqual([]);
    }
  });

  it('has a few who went missing, most of them seen within 72 hours of coming back', () => {
    const episodes = people.flatMap(({ life }) => life.facts.missingEpisodes.map((one) => ({ ...one, life })));
    const hoursAfter = ({ returnedAt }: (typeof episodes)[number], then: string | null) =>
      then === null ? null : (Date.parse(then) - Date.parse(returnedAt!)) / 3_600_000;
    const of = (age: 'children' | 'adults') =>
      episodes.filter(({ life, fromAt }) => londonDateOf(fromAt) < life.birthday(18) === (age === 'children'));

    expect([of('children').length, of('adults').length]).toEqual([13, 4]);
    for (const { fromAt, returnedAt, interviewHeldAt, interviewDeclinedAt } of episodes) {
      const told = [fromAt, returnedAt, interviewDeclinedAt, interviewHeldAt].filter((one) => one !== null);
      expect(told.toSorted()).toEqual(told);
      expect(londonDateOf(told.at(-1)!) < today).toBe(true);
    }
    const held = of('children').map((one) => hoursAfter(one, one.interviewHeldAt));
    expect(held.filter((hours) => hours !== null && hours <= 72).length).toBeGreaterThan(6);
    expect(held.filter((hours) => hours !== null && hours > 72)).toHaveLength(3);
    expect(episodes.filter(({ interviewDeclinedAt }) => interviewDeclinedAt !== null).length).toBe(3);
    expect(episodes.filter(({ returnedAt }) => returnedAt === null)).toHaveLength(1);
  });

  it('knows of everybody who arrived alone where their leave to remain stands, and of nobody else', () => {
    const standing = (life: MadeUpPerson['life']) => life.facts.immigration.map(({ leaveKind }) => leaveKind);
    const arrived = people.map(({ life }) => life).filter(({ asylumSeeker }) => asylumSeeker);

    for (const { life } of people) expect(standing(life)).toHaveLength(life.asylumSeeker ? 1 : 0);
    expect(new Set(arrived.flatMap(standing))).toEqual(
      new Set([null, 'refugee', 'humanitarian-protection', 'uasc', 'settled']),
    );
    for (const life of arrived) {
      const [{ leaveGrantedOn, leaveKind, leaveExpiresOn }] = life.facts.immigration as [Told<Immigration>];
      expect(leaveGrantedOn === null).toBe(leaveKind === null);
      expect(leaveExpiresOn === null).toBe(leaveKind === null || leaveKind === 'settled');
      if (leaveKind === 'uasc') expect(leaveExpiresOn! <= addMonths(life.birthday(17), 6)).toBe(true);
    }
  });

  it('has a health assessment in the last year for most of those in care, and for a few none at all', () => {
    const long = lives.filter(({ facts: { careEpisodes } }) => {
      return careEpisodes.at(-1)?.toOn === null && careEpisodes[0]!.fromOn < addMonths(today, -13);
    });
    const assessed = (life: Biography, from: LocalDate) =>
      life.facts.healthReviews.some(({ kind, heldOn }) => kind.endsWith('health-assessment') && heldOn >= from);

    const lately = long.filter((life) => assessed(life, addMonths(today, -12)));
    expect(long.length - lately.length).toBeGreaterThanOrEqual(9);
    expect(lately.length).toBeGreaterThan(0.75 * long.length);
    expect(long.filter((life) => !assessed(life, life.born))).toHaveLength(3);
    expect(new Set(lives.flatMap(({ facts }) => facts.healthReviews.map(({ kind }) => kind))).size).toBe(4);
    for (const { facts } of lives) {
      const care = facts.careEpisodes;
      for (const { heldOn, kind, score } of facts.healthReviews) {
        expect(heldOn > care[0]!.fromOn && heldOn < (care.at(-1)!.toOn ?? today)).toBe(true);
        expect(score === null).toBe(kind !== 'strengths-and-difficulties');
        if (score !== null) expect([score >= 0, score <= 40]).toEqual([true, true]);
      }
    }
  });

  it('gives most a health passport before they are 18, and leaves some without', () => {
    const adults = lives.filter(
      (life) => life.birthday(18) <= today && life.facts.careEpisodes.at(-1)?.toOn === life.birthday(18),
    );
    const inTime = adults.filter((life) =>
      life.facts.healthPassports.some(({ givenOn }) => givenOn! < life.birthday(18)),
    );
    const never = adults.filter(({ facts }) => facts.healthPassports.length === 0);

    expect(inTime.length / adults.length).toBeGreaterThan(0.7);
    expect(never.length).toBeGreaterThan(3);
    for (const { facts } of lives) expect(facts.healthPassports.length).toBeLessThanOrEqual(1);
  });

  it('has a few requests to see what is held: one overdue, one that takes longer, the others answered', () => {
    const requests = lives.flatMap(({ facts }) => facts.subjectAccessRequests);
    const open = requests.filter(({ answeredOn }) => answeredOn === null);
    const clock = ({ receivedOn, identityConfirmedOn }: (typeof requests)[number]) => identityConfirmedOn ?? receivedOn;

    expect(requests).toHaveLength(8);
    expect(open.filter((one) => addMonths(clock(one), 1) < addDays(today, -4) && one.extendedOn === null)).toHaveLength(
      1,
    );
    expect(open.filter(({ extendedOn }) => extendedOn !== null)).toHaveLength(1);
    expect(open).toHaveLength(3);
    for (const { receivedOn, identityConfirmedOn, extendedOn } of requests) {
      if (extendedOn === null) continue;
      expect(extendedOn <= lastDayToExtend(receivedOn, identityConfirmedOn, ENGLAND_AND_WALES)).toBe(true);
    }
  });

  it('writes letters to the few adults who refuse contact, and visits them no more', () => {
    const refusing = lives.filter(({ facts }) => facts.contactRefusals.length > 0);

    expect(refusing).toHaveLength(4);
    for (const { id, born, facts } of refusing) {
      const { refusedOn } = facts.contactRefusals[0]!;
      expect(ageOn(born, refusedOn)).toBeGreaterThanOrEqual(18);
      const since = facts.contacts.filter(({ heldOn }) => heldOn > refusedOn).map(({ mode }) => mode);
      expect(since.length).toBeGreaterThan(0);
      expect(new Set(since)).toEqual(new Set(['letter']));
      expect(appointments.filter(({ youngPersonId }) => youngPersonId === id)).toEqual([]);
    }
  });

  it('thinks about most cases every one to three months, and not about those that are neglected', () => {
    const worked = lives.filter(
      (life) => ['in-care', 'leaving-care'].includes(life.paceOn(today)) && life.adviserFrom! < addMonths(today, -4),
    );
    const lately = (life: Biography) => life.facts.supervisions.some(({ heldOn }) => heldOn > addMonths(today, -3));
    const neglected = worked.filter(({ slip }) => slip === 'neglected');
    const kept = worked.filter(({ slip }) => slip !== 'neglected');

    expect(neglected.length).toBeGreaterThan(0);
    expect(neglected.filter(lately)).toEqual([]);
    expect(kept.filter(lately).length / kept.length).toBeGreaterThan(0.95);
    const managers = new Set(workers.filter(({ role }) => role === 'manager').map(({ id }) => id));
    for (const { facts } of lives) {
      for (const { supervisorId } of facts.supervisions) expect(managers.has(supervisorId)).toBe(true);
    }
  });

  it('has no two periods of one kind at once', () => {
    const overlapping = people.flatMap(({ life }) => {
      const { careEpisodes, homePeriods, detentions, accommodation, allocations } = life.facts;
      const kinds = [careEpisodes, homePeriods, detentions, accommodation];
      const roles = ['personal-adviser', 'interim'].map((role) => allocations.filter((one) => one.role === role));
      return [...kinds, ...roles].flatMap((periods) => {
        const inOrder = periods.toSorted((a, b) => (a.fromOn < b.fromOn ? -1 : 1));
        return inOrder.filter(({ fromOn, toOn }, place) => {
          const next = inOrder[place + 1]?.fromOn ?? null;
          return (toOn !== null && toOn <= fromOn) || (next !== null && (toOn === null || toOn > next));
        });
      });
    });

    expect(overlapping).toEqual([]);
  });

  it('visits on working days, by somebody who worked there then, at a home they had then', () => {
    const workerOf = new Map(workers.map((worker) => [worker.id, worker]));
    const wrong = people.flatMap(({ life }) => {
      const offers = new Set(life.facts.supportOffers.map(({ contactId }) => contactId));
      return life.facts.contacts.filter(({ id, mode, byRole, heldOn, staffId, accommodationId }) => {
        const worker = workerOf.get(staffId ?? '');
        const worked = worker && worker.startedOn <= heldOn && (worker.leftOn === null || heldOn < worker.leftOn);
        // The social workers are another team's.
        const workedThere = byRole === 'social-worker' ? staffId === null : worked;
        const livedThere = accommodationId === null || life.homeOn(heldOn)?.id === accommodationId;
        const isVisit = mode === 'face-to-face' && !offers.has(id);
        return !workedThere || !livedThere || (isVisit && !isWorkingDay(heldOn, ENGLAND_AND_WALES));
      });
    });

    expect(wrong).toEqual([]);
  });

  it('has visits to make today in every diary, and some of last week’s still without an outcome', () => {
    for (const worker of workers.filter(({ room }) => room > 0)) {
      const own = appointments.filter(({ staffId, state }) => staffId === worker.id && state === 'planned');
      expect(own.filter((one) => one.on === today).length).toBeGreaterThan(0);
      expect(own.filter((one) => one.on > today).length).toBeGreaterThan(1);
    }
    expect(appointments.filter((one) => one.on < today && one.state === 'planned').length).toBeGreaterThan(8);
  });
});

/** All of it as text; the dice of each life are not part of what it says. */
function essence(authority: MadeUpAuthority): string {
  return JSON.stringify(authority, (key, value: unknown) => (key === 'dice' ? undefined : value));
}
