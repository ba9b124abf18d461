import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { Day, Text } from '../web/api/fields';
import { PROBATION_ENTRY } from './kinds/custody';
import type { Entry, Story } from './kinds/kind';

/** Who supervises a young person on probation or on licence, as it was said last. */
export interface ProbationOfficer {
  name: string;
  phone: string | null;
  email: string | null;
  office: string | null;
  /** The first day from which they were said to be it, with nobody else and nothing else said since. */
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

  @Day({ about: 'The first day from which they were said to be it, with nobody else named since.' })
  since: string;
}

/** How it stands in a story of custody: the officer; nobody; not known; or that nobody said anything, which is null. */
export function probationOf(story: Pick<Story, 'entries'>): ProbationOfficer | 'none' | 'not-known' | null {
  return officerIn(story.entries.filter(({ entry }) => entry === PROBATION_ENTRY));
}

/** Of all their times in custody, as on licence the last one is over; null where none is named or they have none any more. */
export async function probationOfficerOf({ manager }: Work, personId: string): Promise<ProbationOfficer | null> {
  const lines: Line[] = await manager.query(
    `select e.said, e.on_day as "onDay" from arrangement_entry e join arrangement a on a.id = e.arrangement_id
      where e.young_person_id = $1 and e.entry = $2 and e.taken_out_because is null and a.taken_out_because is null
      order by e.on_day, e.recorded_at, e.id`,
    [personId, PROBATION_ENTRY],
  );
  const officer = officerIn(lines);
  return officer !== null && typeof officer === 'object' ? officer : null;
}

type Line = Pick<Entry, 'said' | 'onDay'>;

/** @param lines in the order of happening; what corrects a phone number names the same officer again */
function officerIn(lines: readonly Line[]): ProbationOfficer | 'none' | 'not-known' | null {
  const said = lines.at(-1)?.said;
  if (!said) return null;
  if (said.officer !== 'named') return said.officer as 'none' | 'not-known';
  const text = (name: string) => (said[name] as string | undefined) ?? null;
  const [phone, email, office] = [text('officerPhone'), text('officerEmail'), text('officerOffice')];
  const before = lines.findLastIndex((line) => line.said.officerName !== said.officerName);
  const since = lines[before + 1]!.onDay;
  return { name: said.officerName as string, phone, email, office, since };
}
