import type { PersonHeading } from '../young-people/person-heading';
import { COMPLEX_REASON_WORDS, supportTold } from './intensive-support';
import { stepRows, type IntensiveSupportForm, type SupportAsks } from './intensive-support.form';
import { COMPLEX_REASONS, type IntensiveSupport } from './intensive-support.entity';

export function toIntensiveSupportPage(
  person: PersonHeading,
  form: IntensiveSupportForm,
  { asks, standing, all }: { asks: SupportAsks; standing: IntensiveSupport | null; all: readonly IntensiveSupport[] },
  mayTakeOut: boolean,
) {
  const at = `/young-people/${person.id}`;
  const address = (id: string) => `${at}/intensive-support/${id}`;
  const inErrorAt = (id: string) => mayTakeOut && `${at}/recorded-in-error/intensive-support/${id}`;
  const ways = { new: `${at}/intensive-support/new`, review: '', correct: '/correct' };
  return {
    person,
    at,
    asks,
    postAt: standing && asks !== 'new' ? `${address(standing.factId)}${ways[asks]}` : ways.new,
    standing: standing && {
      ...supportTold(standing),
      correctAt: `${address(standing.factId)}/correct`,
      inErrorAt: inErrorAt(standing.factId),
    },
    others: all
      .filter(({ factId }) => factId !== standing?.factId)
      .toSorted((a, b) => b.fromOn.localeCompare(a.fromOn))
      .map((plan) => ({ ...supportTold(plan), href: address(plan.factId) })),
    running: all.find(({ toOn }) => toOn === null)?.factId ?? null,
    form,
    errors: form.errors,
    rows: stepRows(form),
    reasons: COMPLEX_REASONS.map((value) => ({
      value,
      text: COMPLEX_REASON_WORDS[value],
      checked: form.reasons.includes(value),
    })),
  };
}
