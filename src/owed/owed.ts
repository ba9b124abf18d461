import { Injectable } from '@nestjs/common';
import { may, type Action } from '../access/access';
import type { Actor } from '../access/actor';

/**
 * Something that somebody owes a young person beside the dates in law: a promise, an answer to a disagreement, an action
 * of the plan. Nothing statutory stands here: that is the ledger's.
 */
export interface OwedSource {
  /** What it is, in one or two words as a list says it: "Promise", "Action of the plan". */
  kind: string;
  /**
   * A select over the feature's own tables of what is not done yet, with the columns id uuid, young_person_id uuid,
   * staff_id uuid (who owes it; null: whoever is the young person's adviser), what text, due_on date (null: no date),
   * at text (where it is seen to, below /young-people/:id).
   */
  sql: string;
  /** From how many days, or months, before its day it is owed; from when it is known unless said. */
  fromDaysBefore?: number;
  fromMonthsBefore?: number;
  /** From how many months after its day nobody is asked for it any more; never unless said. */
  untilMonthsAfter?: number;
  /** What a role must include to see to it: whoever lacks it is told of it, and not sent there. */
  seenToBy?: Action;
  /** What the young person does themselves: it stands on their record, and nobody owes it to them. */
  isTheirs?: true;
  /** It stands on Today however far its day is. */
  alwaysToday?: true;
  /** Nobody asks for it of whom nothing is owed any more: they are 25, or never left care. */
  onlyWhileOwed?: true;
  /** That it is owed at all tells what was said, so it is left out for whoever does not read notes. */
  tellsWhatWasSaid?: true;
}

/** What the council owes beside the dates in law. At start-up each feature hands over its part. */
@Injectable()
export class Owed {
  private readonly sources: OwedSource[] = [];

  provide(...sources: OwedSource[]): void {
    this.sources.push(...sources);
  }

  /**
   * One select of everything that is owed and not done, with the columns kind, theirs, from_on (owed from that day;
   * null: already), until_on (not from that day; null: always) and always_today before those of the sources; null where no feature owes.
   * @param withTheirs also what the young person does themselves
   * @param readsNotes whether the reader reads what was said; where nobody says so, they do not
   */
  sql({ withTheirs = false, readsNotes = false } = {}): string | null {
    const sources = this.sources.filter((one) => withTheirs || !one.isTheirs).filter(isFor(readsNotes));
    if (sources.length === 0) return null;
    return sources
      .map(
        (source, place) =>
          `select '${source.kind}' as kind, ${source.isTheirs ?? false} as theirs, ${fromOn(source, `o${place}`)} as from_on, ${untilOn(source, `o${place}`)} as until_on, ${source.alwaysToday ?? false} as always_today, o${place}.* from (${source.sql}) o${place}${source.onlyWhileOwed ? whereOwed(`o${place}`) : ''}`,
      )
      .join('\nunion all ');
  }

  /** Whether somebody may go where something of this kind is seen to. */
  mayBeSeenToBy(actor: Actor, kind: string): boolean {
    const { seenToBy = null } = this.sources.find((one) => one.kind === kind) ?? {};
    return seenToBy === null || may(actor, seenToBy);
  }

  /** What can be owed, as lists say it to whoever reads what was said, or does not. */
  kinds(readsNotes = false): string[] {
    return this.sources
      .filter(({ isTheirs }) => !isTheirs)
      .filter(isFor(readsNotes))
      .map(({ kind }) => kind);
  }
}

/** SQL that is true for what is owed on a day. @param o the alias of a line */
export function isOwedOn(o: string, day: string): string {
  return `(${o}.from_on is null or ${o}.from_on <= ${day}) and (${o}.until_on is null or ${o}.until_on > ${day})`;
}

/** As `NOTHING_OWED` of the lists of people. */
function whereOwed(o: string): string {
  return ` where not exists (select from legal_position gone where gone.young_person_id = ${o}.young_person_id
    and gone.status in ('none', 'aged-out', 'deceased'))`;
}

function fromOn({ fromDaysBefore: days, fromMonthsBefore: months }: OwedSource, o: string): string {
  if (days !== undefined) return `${o}.due_on - ${days}`;
  return months === undefined ? 'null::date' : `(${o}.due_on - interval '${months} months')::date`;
}

function untilOn({ untilMonthsAfter: months }: OwedSource, o: string): string {
  return months === undefined ? 'null::date' : `(${o}.due_on + interval '${months} months')::date`;
}

function isFor(readsNotes: boolean) {
  return ({ tellsWhatWasSaid }: OwedSource): boolean => readsNotes || !tellsWhatWasSaid;
}
