import type { LocalDate } from '../local-date';
import { isWritten, type Gap, type Part } from './gap';

/** AP-10: how the young person takes part in every assessment, plan and review. */
export const INVOLVEMENT = [
  { key: 'views', title: 'their views were not sought and recorded', confirmed: false },
  { key: 'meetings', title: 'no step is recorded that helped them take part in the meetings', confirmed: false },
  { key: 'copy', title: 'they were not given a copy', confirmed: false },
  { key: 'explained', title: 'nobody explained it to them', confirmed: false },
] as const satisfies readonly Part[];
export type InvolvementKey = (typeof INVOLVEMENT)[number]['key'];

/** What was done so that they took part. */
export interface Involvement {
  views: string | null;
  /** The steps taken so that they could come to the meetings and speak there. */
  meetings: string | null;
  copyGivenOn: LocalDate | null;
  explainedOn: LocalDate | null;
  /** Why something was not reasonably practicable, part by part. */
  whyNot: Partial<Record<InvolvementKey, string | null>>;
}

const OF = { assessment: 'the assessment', plan: 'the pathway plan', review: 'the review' } as const;

/**
 * AP-10: what is not recorded of how the young person took part in an assessment, a plan or a review, and without a
 * reason why that was not reasonably practicable. The copy is due as soon as practicable: no number of days is set, so
 * it lacks until it was given.
 *
 * @statute {@link PROVISIONS.clrReg4}
 */
export function missingInvolvement(of: keyof typeof OF, involvement: Involvement): Gap[] {
  const done: Record<InvolvementKey, boolean> = {
    views: isWritten(involvement.views),
    meetings: isWritten(involvement.meetings),
    copy: involvement.copyGivenOn !== null,
    explained: involvement.explainedOn !== null,
  };
  return INVOLVEMENT.filter(({ key }) => !done[key] && !isWritten(involvement.whyNot[key])).map(
    ({ key, title, confirmed }) => ({
      rule: 'AP-10' as const,
      item: key,
      confirmed,
      sentence: `Of ${OF[of]}, ${title}. Do so, or record why that is not practicable.`,
    }),
  );
}
