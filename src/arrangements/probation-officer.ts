import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { Day, Text } from '../web/api/fields';
import { PROBATION_ENTRY } from './kinds/custody';
import { lastOf, type Story } from './kinds/kind';
import type { SaidValues } from './said-fields';

/** Who supervises a young person on probation or on licence, as it was said last. */
export interface ProbationOfficer {
  name: string;
  phone: string | null;
  email: string | null;
  office: string | null;
  /** The day it was said of. */
  since: LocalDate;
}

export class ProbationOfficerAnswer {
  @Text({ about: 'Their name.', example: 'Jo Marsh' })
  name: string;

  @Text({ about: 'Their phone number.', nullable: true, example: '01632 960123' })
  phone: string | null;

  @Text({ about: 'Their e-mail address.', nullable: true, example: 'jo.marsh@probation.example' })
  email: string | null;

  @Text({ about: 'Their office.', nullable: true, example: 'Westmoor probation office, Mill Street' })
  office: string | null;

  @Day({ about: 'Since when, as far as was said.' })
  since: string;
}

/** How it stands in a story of custody: the officer; nobody; not known; or that nobody said anything, which is null. */
export function probationOf(story: Pick<Story, 'entries'>): ProbationOfficer | 'none' | 'not-known' | null {
  const last = lastOf(story as Story, PROBATION_ENTRY);
  return last ? officerIn(last.said, last.onDay) : null;
}

/** Of all their times in custody, as on licence the last one is over; null where none is named or they have none any more. */
export async function probationOfficerOf({ manager }: Work, personId: string): Promise<ProbationOfficer | null> {
  const [last]: { said: SaidValues; onDay: LocalDate }[] = await manager.query(
    `select e.said, e.on_day as "onDay" from arrangement_entry e join arrangement a on a.id = e.arrangement_id
      where e.young_person_id = $1 and e.entry = $2 and e.taken_out_because is null and a.taken_out_because is null
      order by e.on_day desc, e.recorded_at desc, e.id desc limit 1`,
    [personId, PROBATION_ENTRY],
  );
  const officer = last ? officerIn(last.said, last.onDay) : null;
  return officer !== null && typeof officer === 'object' ? officer : null;
}

function officerIn(said: SaidValues, since: LocalDate): ProbationOfficer | 'none' | 'not-known' {
  if (said.officer !== 'named') return said.officer as 'none' | 'not-known';
  const text = (name: string) => (said[name] as string | undefined) ?? null;
  const [phone, email, office] = [text('officerPhone'), text('officerEmail'), text('officerOffice')];
  return { name: said.officerName as string, phone, email, office, since };
}
