import { ticked, typed, type Fields } from '../web/fields';
import type { HealthSaid } from './plan-health.service';

const WAS = 'was-';

/** Each item that the form asked about, with the answer that stood there: what is not ticked is a no. */
export function readHealthForm(fields: Fields): HealthSaid[] {
  const yes = new Set(ticked(fields, 'inPlan'));
  return Object.keys(fields)
    .filter((name) => name.startsWith(WAS))
    .map((name) => {
      const item = name.slice(WAS.length);
      const stood = typed(fields, name);
      const writtenAt = typed(fields, `of-${item}`) || null;
      return { item, inPlan: yes.has(item), was: stood === '' ? null : stood === 'yes', writtenAt };
    });
}
