import { Injectable } from '@nestjs/common';
import { may, mustBeAllowed } from '../access/access';
import type { Actor, UserActor } from '../access/actor';
import { audit } from '../audit/audit';
import { Authority } from '../authority/authority.entity';
import { isId, newId } from '../platform/ids';
import { invalid, notFound, Problem, type FieldError } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import { ENTITLEMENTS, localOfferSubjects } from '../statutory/entitlements';
import type { LocalDate } from '../statutory/local-date';
import { OFFER_COHORT, OFFER_NOT_HAD } from './entitlements-owed';
import {
  asPublished,
  inOrder,
  OFFER_AUDIENCES,
  OFFER_PER,
  OFFER_SUBJECT_KEYS,
  offerDifferences,
  subjectsMissing,
  type OfferDifferences,
  type PublishedItem,
} from './local-offer';
import { LocalOffer, LocalOfferItem } from './local-offer.entities';

export type OfferItemSaid = Omit<LocalOfferItem, 'id' | 'version' | 'changedAt' | 'changedById'>;
export type OfferVersion = Pick<LocalOffer, 'id' | 'number' | 'publishedOn' | 'whatChanged' | 'giveAgain'> & {
  by: string | null;
};

/** The local offer as it stands, with what is being written by those who keep it. */
export interface LocalOfferOpened {
  /** Null before the first is published. */
  published: LocalOffer | null;
  versions: OfferVersion[];
  /** Of those whom it is for, how many had it and how many are owed it; everyone is counted. */
  given: { cohort: number; owed: number };
  /** Null for whoever does not keep it. */
  writing: OfferWriting | null;
}

export interface OfferWriting {
  items: LocalOfferItem[];
  takenOut: LocalOfferItem[];
  differences: OfferDifferences;
  /** Subjects that the offer has to speak of and does not. */
  missing: string[];
  /** It rises with every change, so that what is published is what somebody looked at. */
  edition: number;
}

const LONGEST_TITLE = 120;
const LONGEST_WORDS = 2000;
const MOST_POUNDS = 100_000;
const [YOUNGEST, OLDEST] = [14, 25];

/** The local offer: written thing by thing by managers, published as versions that stay as they are. */
@Injectable()
export class LocalOfferService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws Problem 'not-allowed' */
  async open(actor: Actor, today: LocalDate): Promise<LocalOfferOpened> {
    mustBeAllowed(actor, 'see-young-people');
    return this.unitOfWork.read(actor, async (work) => {
      const published = await lastPublished(work);
      return {
        published,
        versions: await versionsOf(work),
        given: await countGiven(work),
        writing: may(actor, 'keep-local-offer') ? await writingOf(work, published, today) : null,
      };
    });
  }

  /** What stands; null before anything was published. @throws Problem 'not-allowed' */
  async published(actor: Actor): Promise<LocalOffer | null> {
    mustBeAllowed(actor, 'see-young-people');
    return this.unitOfWork.read(actor, lastPublished);
  }

  /** What is being written, beside what is published. @throws Problem 'not-allowed' */
  async writing(actor: Actor, today: LocalDate): Promise<OfferWriting> {
    mustBeAllowed(actor, 'keep-local-offer');
    return this.unitOfWork.read(actor, async (work) => writingOf(work, await lastPublished(work), today));
  }

  /** The newest first. @throws Problem 'not-allowed' */
  async versions(actor: Actor): Promise<OfferVersion[]> {
    mustBeAllowed(actor, 'see-young-people');
    return this.unitOfWork.read(actor, versionsOf);
  }

  /** A version as it was published, with whose council it is. @throws Problem 'not-found', 'not-allowed' */
  async version(actor: Actor, number: number): Promise<{ offer: LocalOffer; council: string | null }> {
    mustBeAllowed(actor, 'see-young-people');
    return this.unitOfWork.read(actor, async ({ manager }) => {
      const offer = Number.isSafeInteger(number) ? await manager.findOneBy(LocalOffer, { number }) : null;
      if (!offer) throw notFound();
      const council = await manager.findOneBy(Authority, { onlyOne: true });
      return { offer, council: council?.name ?? null };
    });
  }

  /** @throws Problem 'not-found', 'not-allowed' */
  async item(actor: Actor, id: string): Promise<LocalOfferItem> {
    mustBeAllowed(actor, 'keep-local-offer');
    return this.unitOfWork.read(actor, async ({ manager }) => {
      const item = isId(id) ? await manager.findOneBy(LocalOfferItem, { id }) : null;
      if (!item) throw notFound();
      return item;
    });
  }

  /** @param id given by a form that may be sent twice @throws Problem 'not-valid' naming the fields */
  async add(actor: UserActor, said: OfferItemSaid, id = newId()): Promise<string> {
    mustBeAllowed(actor, 'keep-local-offer');
    refuse(said);
    return this.unitOfWork.write(actor, async (work) => {
      await inTurn(work);
      if (await work.manager.existsBy(LocalOfferItem, { id })) return id;
      await work.manager.insert(LocalOfferItem, { ...said, id, changedById: actor.staffId });
      await audit(work, { did: 'local-offer-item.added', subjectId: id });
      return id;
    });
  }

  /**
   * @param version that was looked at
   * @throws Problem 'not-valid' naming the fields; 'changed-by-someone-else', with what stands there as `current`
   */
  async change(actor: UserActor, id: string, said: OfferItemSaid, version: number): Promise<void> {
    mustBeAllowed(actor, 'keep-local-offer');
    refuse(said);
    await this.unitOfWork.write(actor, async (work) => {
      await inTurn(work);
      const standing = isId(id) ? await work.manager.findOneBy(LocalOfferItem, { id }) : null;
      if (!standing) throw notFound();
      if (standing.version !== version) {
        throw new Problem('changed-by-someone-else', 'Somebody else changed this meanwhile.', [], standing);
      }
      const fields = (Object.keys(said) as (keyof OfferItemSaid)[]).filter((name) => standing[name] !== said[name]);
      if (fields.length === 0) return;
      const stamp = { version: version + 1, changedAt: () => 'now()', changedById: actor.staffId };
      await work.manager.update(LocalOfferItem, { id }, { ...said, ...stamp });
      await audit(work, { did: 'local-offer-item.changed', subjectId: id, detail: { fields } });
    });
  }

  /**
   * What is written becomes the next version. From then on it is owed to whoever it is for and has not had it, or has had
   * only an earlier one where this one is to be given again.
   * @param edition that was looked at
   * @param id given by a form that may be sent twice, so that both are one version
   * @returns its number
   * @throws Problem 'not-valid' naming the field; 'changed-by-someone-else' where somebody has written since
   */
  async publish(
    actor: UserActor,
    { whatChanged, giveAgain, edition }: { whatChanged: string; giveAgain: boolean; edition: number },
    today: LocalDate,
    id = newId(),
  ): Promise<number> {
    mustBeAllowed(actor, 'keep-local-offer');
    if (!whatChanged.trim()) throw invalid('whatChanged', 'Enter what is new, in words for young people');
    if (whatChanged.length > LONGEST_WORDS) throw invalid('whatChanged', `Write ${LONGEST_WORDS} characters or fewer`);
    return this.unitOfWork.write(actor, async (work) => {
      await inTurn(work);
      const sent = await work.manager.findOneBy(LocalOffer, { id });
      if (sent) return sent.number;
      const before = await lastPublished(work);
      const writing = await writingOf(work, before, today);
      if (writing.edition !== edition) {
        throw new Problem('changed-by-someone-else', 'Somebody wrote on the offer since you looked. Look at it again.');
      }
      if (writing.items.length === 0) throw invalid('whatChanged', 'Nothing is written yet');
      const { added, changed, gone } = writing.differences;
      if (before && added.length + changed.length + gone.length === 0) {
        throw invalid('whatChanged', `Nothing has changed since version ${before.number}`);
      }
      const number = (before?.number ?? 0) + 1;
      await work.manager.insert(LocalOffer, {
        ...{ id, number, publishedOn: today, whatChanged: whatChanged.trim(), giveAgain },
        content: writing.items.map(asPublished),
        publishedById: actor.staffId,
      });
      await audit(work, { did: 'local-offer.published', subjectId: id, detail: { number, giveAgain } });
      return number;
    });
  }
}

/** What stands; null before anything was published. */
export async function lastPublished({ manager }: Work): Promise<LocalOffer | null> {
  const [last] = await manager.find(LocalOffer, { order: { number: 'DESC' }, take: 1 });
  return last ?? null;
}

async function versionsOf({ manager }: Work): Promise<OfferVersion[]> {
  return manager.query(
    `select o.id, o.number, o.published_on as "publishedOn", o.what_changed as "whatChanged", o.give_again as "giveAgain", s.name as by
       from local_offer o left join staff s on s.id = o.published_by_id order by o.number desc`,
  );
}

async function countGiven({ manager }: Work): Promise<LocalOfferOpened['given']> {
  const [row] = await manager.query<LocalOfferOpened['given'][]>(
    `select count(*)::int as cohort, count(*) filter (where ${OFFER_NOT_HAD})::int as owed ${OFFER_COHORT}`,
  );
  return row!;
}

async function writingOf({ manager }: Work, published: LocalOffer | null, today: LocalDate): Promise<OfferWriting> {
  const all = inOrder(await manager.find(LocalOfferItem));
  const items = all.filter(({ takenOut }) => !takenOut);
  return {
    items,
    takenOut: all.filter(({ takenOut }) => takenOut),
    differences: offerDifferences(published?.content ?? [], items),
    missing: subjectsMissing(items, localOfferSubjects(today)),
    edition: all.reduce((sum, { version }) => sum + version, 0),
  };
}

/** Those who write and publish the one offer of the council take turns. */
async function inTurn({ manager }: Work): Promise<void> {
  await manager.query(`select pg_advisory_xact_lock(hashtext('onward local offer'))`);
}

function refuse(said: OfferItemSaid): void {
  const { subject, title, words, how, pounds, per, whose, ageFrom, ageTo, entitlement } = said;
  const faults: FieldError[] = [];
  const fault = (field: keyof PublishedItem, message: string) => faults.push({ field, message });
  if (!OFFER_SUBJECT_KEYS.includes(subject)) fault('subject', 'Choose what it is about');
  if (!title.trim()) fault('title', 'Enter what it is, in a few words');
  if (title.length > LONGEST_TITLE) fault('title', `Write ${LONGEST_TITLE} characters or fewer`);
  if (!words.trim()) fault('words', 'Enter what it is, in words for young people');
  if (words.length > LONGEST_WORDS) fault('words', `Write ${LONGEST_WORDS} characters or fewer`);
  if (how !== null && how.length > LONGEST_WORDS) fault('how', `Write ${LONGEST_WORDS} characters or fewer`);
  if (!OFFER_AUDIENCES.includes(whose)) fault('whose', 'Choose whom it is for');
  if (pounds !== null && (!Number.isInteger(pounds) || pounds < 1 || pounds > MOST_POUNDS))
    fault('pounds', `Enter whole pounds from 1 to ${MOST_POUNDS.toLocaleString('en-GB')}`);
  if (per !== null && !OFFER_PER.includes(per)) fault('per', 'Choose how often');
  if (pounds !== null && per === null) fault('per', 'Choose how often');
  if (pounds === null && per !== null) fault('pounds', 'Enter how many pounds');
  const isAge = (age: number) => Number.isInteger(age) && age >= YOUNGEST && age <= OLDEST;
  if (!isAge(ageFrom)) fault('ageFrom', `Enter an age from ${YOUNGEST} to ${OLDEST}`);
  if (!isAge(ageTo)) fault('ageTo', `Enter an age from ${YOUNGEST} to ${OLDEST}`);
  else if (ageTo < ageFrom) fault('ageTo', 'Must not be below the first age');
  if (entitlement !== null && !ENTITLEMENTS.some(({ key }) => key === entitlement))
    fault('entitlement', 'Choose what it gives the terms of');
  const [first] = faults;
  if (first) throw new Problem('not-valid', first.message, faults);
}
