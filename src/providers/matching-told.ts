import type { FollowUpAnswer } from '../accommodation/home.entities';
import type { Work } from '../platform/unit-of-work';
import { followUpsOf, type FollowUpMark } from '../statutory/clocks/home-follow-ups';
import type { LocalDate } from '../statutory/local-date';
import { keyOfName } from './provider-kinds';
import type { MatchOption } from './matching';

/** How the home that followed a choice turned out, as the home's own page holds it. */
export interface MatchOutcome {
  type: string;
  fromOn: LocalDate;
  toOn: LocalDate | null;
  /** Whoever provides it, as the record has it. */
  provider: string | null;
  /** It is recorded with whoever was chosen; false where it is not, or nobody can say. */
  isTheChosen: boolean;
  /** In the order of their days; the answer is null where nobody asked yet. */
  followUps: { mark: FollowUpMark; dueOn: LocalDate; answer: FollowUpAnswer | null; words: string | null }[];
}

interface HomeRow {
  type: string;
  tenure: string | null;
  inMultipleOccupation: boolean | null;
  fromOn: LocalDate;
  toOn: LocalDate | null;
  provider: string | null;
  names: string[];
  answers: { mark: FollowUpMark; answer: FollowUpAnswer; words: string | null }[];
}

/** The first home that began on or after the day of the choice; null where none did yet. */
export async function outcomeOf(
  { manager }: Work,
  youngPersonId: string,
  option: MatchOption,
  chosenOn: LocalDate,
): Promise<MatchOutcome | null> {
  const [home]: HomeRow[] = await manager.query(
    `select h.type, h.tenure, h.in_multiple_occupation as "inMultipleOccupation", h.from_on as "fromOn", h.to_on as "toOn",
            coalesce(h.provider, h.carer) as provider,
            array(select lower(n) from (select h.provider as n union select h.carer union select h.address
              union select p.name from provider p where p.id = h.provider_id
              union select a.name from lodgings_host a join arrangement r on r.host_id = a.id
                where r.young_person_id = h.young_person_id and r.taken_out_because is null
                  and (r.ended_on is null or r.ended_on > h.from_on)) named where n is not null) as names,
            (select coalesce(jsonb_agg(jsonb_build_object('mark', f.mark, 'answer', f.answer, 'words', f.words)
                order by f.at), '[]') from home_follow_up f where f.accommodation_id = h.fact_id) as answers
       from accommodation_period h
      where h.young_person_id = $1 and h.from_on >= $2 and h.replaced_by_id is null and not h.withdrawn
      order by h.from_on limit 1`,
    [youngPersonId, chosenOn],
  );
  if (!home) return null;
  const { type, tenure, inMultipleOccupation, fromOn, toOn, provider, names, answers } = home;
  const due = followUpsOf({
    type,
    tenure,
    inMultipleOccupation: inMultipleOccupation ?? false,
    from: fromOn,
    to: toOn,
  });
  const answered = (mark: FollowUpMark) => answers.findLast((one) => one.mark === mark);
  return {
    ...{ type, fromOn, toOn, provider },
    isTheChosen: names.map(keyOfName).includes(keyOfName(option.name)),
    followUps: due.map(({ mark, dueOn }) => {
      const { answer = null, words = null } = answered(mark) ?? {};
      return { mark, dueOn, answer, words };
    }),
  };
}
