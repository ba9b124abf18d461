import type { Work } from '../platform/unit-of-work';
import { dayInLifeFaults, type FactKind } from './dated-facts';
import { Trafficking } from './trafficking.entity';

/** The database keeps it to one in force. It is for those who work with the young person. */
export const TRAFFICKING: FactKind<Trafficking> = {
  entity: Trafficking,
  word: 'trafficking',
  words: 'trafficking',
  see: 'read-notes',
  faults: ({ knownOn }, person, today) => dayInLifeFaults('knownOn', knownOn, person, today),
};

export const TRAFFICKING_WORDS: Readonly<Record<Trafficking['answer'], string>> = {
  yes: 'Was trafficked',
  suspected: 'May have been trafficked',
  no: 'Was not trafficked',
};

/** What stands on the record; null where nothing does. */
export async function traffickingOf({ manager }: Work, youngPersonId: string): Promise<Trafficking | null> {
  return manager
    .createQueryBuilder(Trafficking, 'f')
    .where('f.youngPersonId = :youngPersonId and f.replacedById is null and not f.withdrawn', { youngPersonId })
    .getOne();
}

/** For the rules: signs of it are reason enough to ask what they need. Null where it is not known. */
export async function wasTrafficked(work: Work, youngPersonId: string): Promise<boolean | null> {
  const known = await traffickingOf(work, youngPersonId);
  return known && known.answer !== 'no';
}
