import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor, UserActor } from '../access/actor';
import { audit } from '../audit/audit';
import { newId } from '../platform/ids';
import { Problem, type FieldError } from '../platform/problem';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import { EntitlementSaid, HAD_ANSWERS, type HadAnswer } from './entitlement-said.entity';
import { entitledToday } from './entitlements.service';
import { hadLines, saidOfEntitlements, type HadLine } from './had';

/** What was said of one entitlement. */
export interface SaidOfOne {
  key: string;
  answer: HadAnswer;
  words: string | null;
  /** The row that was looked at; empty where nothing was said. */
  was: string;
}

/** What the fields of one entitlement are called, by its key. */
interface SaidFields {
  answer: (key: string) => string;
  words: (key: string) => string;
}

const FORM_FIELDS: SaidFields = { answer: (key) => `answer-${key}`, words: (key) => `words-${key}` };

/** "Have you had this?", asked of each entitlement that is theirs today. */
@Injectable()
export class HadService {
  constructor(private readonly casework: Casework) {}

  /** The look is audited. @throws Problem 'not-found', 'not-allowed' */
  async open(actor: Actor, personId: string, today: LocalDate): Promise<{ person: PersonHeading; lines: HadLine[] }> {
    return this.casework.view(actor, personId, 'entitlements-had', async (work, person) => {
      mustBeAllowed(actor, 'record-casework');
      const entitled = await entitledToday(work, person, today);
      const said = await saidOfEntitlements(work, person.id);
      return { person: await headingOf(work, person), lines: hadLines(entitled, said) };
    });
  }

  /** All that was ever said, by entitlement and the latest first. The look is audited. @throws Problem 'not-found' */
  async history(actor: Actor, personId: string): Promise<EntitlementSaid[]> {
    return this.casework.view(actor, personId, 'entitlements-had', async (work, person) => {
      mustBeAllowed(actor, 'see-young-people');
      return saidOfEntitlements(work, person.id);
    });
  }

  /**
   * Says of several entitlements at once whether they had them; all or none. What stands there already as said is left.
   * @param names what the fields are called in a refusal; as the form calls them unless said
   * @throws Problem 'not-valid' naming the fields of an entitlement, `answers` for none at all, or `onDay`;
   *   'changed-by-someone-else' where something else was said of one since it was looked at
   */
  async say(
    actor: UserActor,
    personId: string,
    onDay: LocalDate,
    said: readonly SaidOfOne[],
    today: LocalDate,
    names: SaidFields = FORM_FIELDS,
  ): Promise<void> {
    await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const lines = hadLines(await entitledToday(work, person, today), await saidOfEntitlements(work, person.id));
      refuse(said, lines, { onDay, born: person.dateOfBirth, today }, names);
      const news = said.flatMap((one) => {
        const { last, terms, changed } = lines.find(({ key }) => key === one.key)!;
        const stands = last?.answer === one.answer && last.words === one.words && !changed;
        return stands ? [] : [{ ...one, last, terms }];
      });
      const stale = news.filter(({ last, was }) => (last?.id ?? '') !== was);
      if (stale.length > 0) {
        throw new Problem(
          'changed-by-someone-else',
          'Somebody else has said something else meanwhile.',
          stale.map(({ key }) => ({
            field: names.answer(key),
            message: 'Somebody else has said something else of this',
          })),
        );
      }
      for (const { key, answer, words, last, terms } of news) {
        const stamp = { id: newId(), youngPersonId: person.id, turn: (last?.turn ?? 0) + 1 };
        await work.manager.insert(EntitlementSaid, {
          ...{ ...stamp, key, answer, onDay, words, terms, recordedById: actor.staffId },
        });
      }
      if (news.length === 0) return;
      const keys = news.map(({ key }) => key);
      await audit(work, { did: 'entitlements.said-had', youngPersonId: person.id, detail: { keys, onDay } });
    });
  }
}

function refuse(
  said: readonly SaidOfOne[],
  lines: readonly HadLine[],
  { onDay, born, today }: { onDay: LocalDate; born: LocalDate; today: LocalDate },
  names: SaidFields,
): void {
  const faults: FieldError[] = [];
  if (onDay > today) faults.push({ field: 'onDay', message: 'Enter a day that has come' });
  if (onDay < born) faults.push({ field: 'onDay', message: `They were born on ${formatLong(born)}` });
  if (said.length === 0) faults.push({ field: 'answers', message: 'Say of at least one whether they had it' });
  for (const { key, answer, words } of said) {
    if (!lines.some((line) => line.key === key)) {
      faults.push({ field: names.answer(key), message: 'This is none of what is theirs today' });
    }
    if (!HAD_ANSWERS.includes(answer)) faults.push({ field: names.answer(key), message: 'Choose one of the answers' });
    if (words && words.length > 500) faults.push({ field: names.words(key), message: 'Write 500 characters or fewer' });
  }
  const [first] = faults;
  if (first) throw new Problem('not-valid', first.message, faults);
}
