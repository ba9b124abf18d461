import type { Work } from '../platform/unit-of-work';
import { addDays, type LocalDate } from '../statutory/local-date';
import { Dice, idFrom } from './dice';
import type { Row } from './rows';

const TOLD = [
  {
    title: 'Closed between the years',
    words: 'The office is closed from Christmas Eve to New Year. Duty rings as always.',
  },
  {
    title: 'New form of the housing office',
    words: 'From Monday housing takes the new form only. It stands on the intranet.',
  },
] as const;
/** It stands for some days yet. */
const DAYS_TO_STAND = 21;

/** What managers told everybody lately; a good half of the staff has read the first. */
export async function announceThings(
  work: Work,
  seed: string,
  today: LocalDate,
): Promise<[table: string, rows: Row[]][]> {
  const dice = new Dice(`${seed}/announcements`);
  const staff: { id: string; post: string }[] = await work.manager.query(
    `select id, post from staff where left_on is null order by id`,
  );
  const author =
    staff.find(({ post }) => post === 'service-manager') ?? staff.find(({ post }) => post === 'team-manager');
  if (!author) return [];
  const told = TOLD.map(({ title, words }, place) => {
    const writtenOn = addDays(today, -dice.between(2, 6));
    const id = idFrom(dice, writtenOn);
    const forWhom = { roles: place === 0 ? ['adviser', 'manager', 'duty'] : ['adviser'], teamIds: [] };
    const written = { writtenById: author.id, writtenOn, recordedAt: `${writtenOn} 09:00 Europe/London` };
    return { id, firstId: id, number: 1, title, words, ...forWhom, untilOn: addDays(today, DAYS_TO_STAND), ...written };
  });
  const readers = staff.filter(({ id }) => id !== author.id && dice.happens(0.6));
  const reads = readers.map(({ id }) => {
    const on = addDays(today, -1);
    return { announcementId: told[0]!.id, staffId: id, readAt: `${on} 0${dice.between(8, 9)}:30 Europe/London` };
  });
  return [
    ['announcement', told],
    ['announcement_read', reads],
  ];
}
