import fc from 'fast-check';
import { lives } from '../../test/support/lives';
import { assess } from './assess';
import { ENGLAND_AND_WALES } from './bank-holidays';
import type { CaseFile } from './case-file';
import { deadlinesFor } from './deadlines';
import { legalStatus, sameAnswer } from './legal-status';
import { addDays, later, type LocalDate } from './local-date';
import { statusHistory } from './status-history';

/** fast-check prints the seed of a life that fails. */
const runs = { numRuns: 300 };
jest.setTimeout(120_000);

/** What is stored of a day's answer: overdue and paused come and go without a change of what is due. */
function stored(caseFile: CaseFile, day: LocalDate): string {
  const deadlines = deadlinesFor(caseFile, day, ENGLAND_AND_WALES).map((deadline) => ({
    ...deadline,
    overdue: undefined,
    paused: undefined,
  }));
  return JSON.stringify([legalStatus(caseFile, day), deadlines]);
}

/** A contact accepted as a substitute later is a decision about the past: it may count a turn from another day. */
function withoutDecisionsAfter(asOf: LocalDate, life: CaseFile): CaseFile {
  const contacts = life.contacts.map((contact) =>
    contact.substituteAccepted && contact.substituteAccepted.on > asOf
      ? { ...contact, substituteAccepted: null }
      : contact,
  );
  return { ...life, contacts };
}

const wasMet = (state: string) => state === 'met' || state === 'met-late' || state === 'met-by-substitute';

describe('for any life', () => {
  it('every day has an answer, before birth and long after too', () => {
    fc.assert(
      fc.property(lives(), fc.integer({ min: -20_000, max: 60_000 }), ({ caseFile }, days) => {
        const day = addDays(caseFile.person.dateOfBirth, days);

        const { status, deadlines } = assess(caseFile, day, ENGLAND_AND_WALES);

        const sentences = [...status.because, ...status.needsManager, ...deadlines.map(({ because }) => because)];
        expect(status.because).not.toHaveLength(0);
        expect(sentences.filter((one) => /today|undefined|null|NaN/.test(one) || !one.endsWith('.'))).toEqual([]);
      }),
      runs,
    );
  });

  it('every day has exactly one status, the same as its history says', () => {
    fc.assert(
      fc.property(lives(), fc.nat({ max: 4000 }), ({ caseFile, asOf }, back) => {
        const history = statusHistory(caseFile, asOf);
        const first = history[0];
        fc.pre(first !== undefined);
        const day = later(first.from, addDays(asOf, -back));

        const spells = history.filter((spell) => spell.from <= day && (spell.to === null || day < spell.to));

        expect(spells).toHaveLength(1);
        expect(sameAnswer(spells[0]!.status, legalStatus(caseFile, day))).toBe(true);
      }),
      runs,
    );
  });

  it('everything due has an identity of its own', () => {
    fc.assert(
      fc.property(lives(), ({ caseFile, asOf }) => {
        const deadlines = deadlinesFor(caseFile, asOf, ENGLAND_AND_WALES);

        const identities = deadlines.map(({ rule, subject, startedById }) =>
          JSON.stringify([rule, subject, startedById]),
        );

        expect(new Set(identities).size).toBe(identities.length);
      }),
      runs,
    );
  });

  it('the order in which facts were recorded makes no difference', () => {
    fc.assert(
      fc.property(lives(), ({ caseFile, asOf }) => {
        const reversed = Object.fromEntries(
          Object.entries(caseFile).map(([name, value]) => [name, Array.isArray(value) ? value.toReversed() : value]),
        ) as unknown as CaseFile;

        expect(assess(reversed, asOf, ENGLAND_AND_WALES)).toEqual(assess(caseFile, asOf, ENGLAND_AND_WALES));
      }),
      runs,
    );
  });

  it('what was met stays met as time passes', () => {
    fc.assert(
      fc.property(lives(), fc.nat({ max: 1500 }), ({ caseFile: life, asOf }, days) => {
        const caseFile = withoutDecisionsAfter(asOf, life);
        const after = deadlinesFor(caseFile, addDays(asOf, days), ENGLAND_AND_WALES);
        const met = deadlinesFor(caseFile, asOf, ENGLAND_AND_WALES).filter(({ state }) => wasMet(state));

        for (const { rule, subject, startedById } of met) {
          const same = after.find(
            (one) => one.rule === rule && one.subject === subject && one.startedById === startedById,
          );
          expect([rule, subject, startedById, wasMet(same?.state ?? 'gone')]).toEqual([
            rule,
            subject,
            startedById,
            true,
          ]);
        }
      }),
      runs,
    );
  });

  it('nothing but overdue and paused changes before the day announced for the next change', () => {
    fc.assert(
      fc.property(lives(), fc.nat({ max: 12 }), ({ caseFile, asOf }, offset) => {
        const { nextChangeOn } = assess(caseFile, asOf, ENGLAND_AND_WALES);
        const now = stored(caseFile, asOf);

        for (let days = 1 + offset; days < 400; days += 13) {
          const day = addDays(asOf, days);
          if (nextChangeOn !== null && day >= nextChangeOn) break;
          expect([day, stored(caseFile, day)]).toEqual([day, now]);
        }
        if (nextChangeOn !== null) {
          const eve = addDays(nextChangeOn, -1);
          expect(stored(caseFile, eve)).toBe(now);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('outstanding things are overdue the day after their due date, or at the end of the day where hours are counted', () => {
    fc.assert(
      fc.property(lives(), ({ caseFile, asOf }) => {
        for (const { state, overdue, dueOn, dueAt } of deadlinesFor(caseFile, asOf, ENGLAND_AND_WALES)) {
          const outstanding = state === 'open' || state === 'partial' || state === 'declined';
          expect(overdue).toBe(outstanding && (dueAt === null ? asOf > dueOn : asOf >= dueOn));
        }
      }),
      runs,
    );
  });
});
