import type { FieldError } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';

/** What the two workers write, beside what the record knows. */
export interface HandOverSaid {
  /** What matters to the young person. */
  matters: string;
  /** What else the new worker should know. */
  toKnow: string;
  /** The day on which both see the young person together. */
  jointVisitOn: LocalDate | null;
  /** Why there is none. */
  noJointVisitBecause: string | null;
}

export const NOTHING_SAID: HandOverSaid = { matters: '', toKnow: '', jointVisitOn: null, noJointVisitBecause: null };

/**
 * What has to be written, and to have happened, before anybody can sign, each at its field.
 * @param name what the young person is called
 * @param metOn when both workers saw the young person together; null where no such visit is recorded
 */
export function handOverLacks(said: HandOverSaid, name: string, metOn: LocalDate | null): FieldError[] {
  const lacks: FieldError[] = [];
  if (said.matters.trim() === '') lacks.push({ field: 'matters', message: `Write what matters to ${name}` });
  if (said.jointVisitOn === null && said.noJointVisitBecause === null) {
    lacks.push({ field: 'jointVisitOn', message: 'Enter the day of the joint visit, or why there is none' });
  }
  if (said.jointVisitOn !== null && metOn === null) {
    const message =
      'Meet together first, and record the visit with both of you in it. If it did not take place, take the day out and write why';
    lacks.push({ field: 'jointVisitOn', message });
  }
  return lacks;
}

/** Texts without the space around them; why there is no visit only where there is something. */
export function tidied(said: HandOverSaid): HandOverSaid {
  return {
    matters: said.matters.trim(),
    toKnow: said.toKnow.trim(),
    jointVisitOn: said.jointVisitOn,
    noJointVisitBecause: said.noJointVisitBecause?.trim() || null,
  };
}

export function isSameSaid(a: HandOverSaid, b: HandOverSaid): boolean {
  return (
    a.matters === b.matters &&
    a.toKnow === b.toKnow &&
    a.jointVisitOn === b.jointVisitOn &&
    a.noJointVisitBecause === b.noJointVisitBecause
  );
}
