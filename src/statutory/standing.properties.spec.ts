import fc from 'fast-check';
import { lives } from '../../test/support/lives';
import { ALERT_CODES } from './alert';
import { ENGLAND_AND_WALES } from './bank-holidays';
import type { CaseFile } from './case-file';
import { knownOn } from './known-on';
import { addDays, birthday } from './local-date';
import { standingOn } from './standing';

/** fast-check prints the seed of a life that fails. */
const runs = { numRuns: 150 };
jest.setTimeout(120_000);

describe('for any life', () => {
  it('every day has an answer in whole sentences, before birth and long after too', () => {
    fc.assert(
      fc.property(lives(), fc.integer({ min: -2000, max: 12_000 }), ({ caseFile }, days) => {
        const { suitability, stayingPut, alerts } = standingOn(
          caseFile,
          addDays(caseFile.person.dateOfBirth, days),
          ENGLAND_AND_WALES,
        );

        const sentences = [
          ...(suitability?.because ?? []),
          ...(stayingPut?.because ?? []),
          ...alerts.map(({ because }) => because),
        ];
        expect(sentences.filter((one) => /today|undefined|null|NaN/.test(one) || !one.endsWith('.'))).toEqual([]);
        expect(alerts.filter(({ code }) => !ALERT_CODES.includes(code))).toEqual([]);
        expect(new Set(alerts.map(({ code }) => code)).size).toBe(alerts.length);
      }),
      runs,
    );
  });

  it('an unanswered question never makes a home suitable, nor decides the return', () => {
    fc.assert(
      fc.property(lives(), ({ caseFile, asOf }) => {
        const judged = standingOn(caseFile, asOf, ENGLAND_AND_WALES).suitability;
        if (judged === null || judged.missing.length === 0) return;
        expect([judged.code, judged.ssda903]).toEqual(['not-determined', null]);
      }),
      runs,
    );
  });

  it('staying put lies between 18 and 21, and ends the day before', () => {
    fc.assert(
      fc.property(lives(), fc.integer({ min: -30, max: 1130 }), ({ caseFile }, days) => {
        const { dateOfBirth } = caseFile.person;
        const day = addDays(birthday(dateOfBirth, 18), days);

        const found = standingOn(caseFile, day, ENGLAND_AND_WALES).stayingPut;

        if (found === null) return;
        expect([days >= 0, day <= found.lastDay, found.from <= day]).toEqual([true, true, true]);
        expect(addDays(found.lastDay, 1)).toBe(birthday(dateOfBirth, 21));
      }),
      runs,
    );
  });

  it('the order of recording and what lies in the future make no difference', () => {
    fc.assert(
      fc.property(lives(), ({ caseFile, asOf }) => {
        const reversed = Object.fromEntries(
          Object.entries(caseFile).map(([name, value]) => [name, Array.isArray(value) ? value.toReversed() : value]),
        ) as unknown as CaseFile;
        const answer = standingOn(caseFile, asOf, ENGLAND_AND_WALES);

        expect(standingOn(reversed, asOf, ENGLAND_AND_WALES)).toEqual(answer);
        expect(standingOn(knownOn(caseFile, asOf), asOf, ENGLAND_AND_WALES)).toEqual(answer);
      }),
      runs,
    );
  });
});
