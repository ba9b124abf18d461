import { Injectable } from '@nestjs/common';
import { may, mustBeAllowed } from '../access/access';
import type { UserActor } from '../access/actor';
import { eraseAttachment, keepAttachment, storedOf, type Stored } from '../attachments/attachments';
import type { Incoming } from '../attachments/incoming';
import { audit } from '../audit/audit';
import { isId, newId } from '../platform/ids';
import { invalid, notFound } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import { takeBackOnce } from './monitoring.service';
import { visitsOf, type VisitTold } from './monitoring-told';
import { photosOf, type PhotoTold } from './visit-photos-told';
import { ProviderPhoto, type Provider } from './provider.entities';
import { isWritten, lockedProvider, providerOf, staffOf, text } from './written';

/** A visit is not an album. */
const MOST_PHOTOS = 20;
const LONGEST_WORDS = 500;

export interface PhotoSaid {
  /** What is to be seen. */
  words: string;
  file: Incoming;
  /** Its place on a form that leaves some empty. */
  row: number;
}

export interface VisitPhotosOpened {
  provider: Provider;
  visit: VisitTold;
  photos: PhotoTold[];
  mayAdd: boolean;
}

/** Photos of a place, taken at a visit: of rooms, doors and damage, never of people. Each is written once. */
@Injectable()
export class VisitPhotosService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** A visit that counts, with its photos. @throws Problem 'not-found', 'not-allowed' */
  async open(actor: UserActor, providerId: string, visitId: string): Promise<VisitPhotosOpened> {
    mustBeAllowed(actor, 'see-more-of-providers');
    return this.unitOfWork.read(actor, async (work) => {
      const provider = await providerOf(work, providerId);
      const visit = await visitOf(work, provider.id, visitId);
      const photos = (await photosOf(work, provider.id)).filter((photo) => photo.visitId === visit.id);
      return { provider, visit, photos, mayAdd: may(actor, 'monitor-providers') };
    });
  }

  /** Before the bytes of an upload are read. @throws Problem 'not-found', 'not-allowed' */
  async toAdd(actor: UserActor, providerId: string, visitId: string): Promise<void> {
    mustBeAllowed(actor, 'monitor-providers');
    await this.unitOfWork.read(actor, async (work) => {
      await visitOf(work, (await providerOf(work, providerId)).id, visitId);
    });
  }

  /**
   * All of them together, or none.
   * @param id given by a form that may be sent twice, so that both are one
   * @throws Problem 'not-valid' naming `words-0` and so on, or `photo-0` where there are too many; 'not-found', 'not-allowed'
   */
  async add(
    actor: UserActor,
    providerId: string,
    visitId: string,
    photos: readonly PhotoSaid[],
    id = newId(),
  ): Promise<string[]> {
    mustBeAllowed(actor, 'monitor-providers');
    return this.unitOfWork.write(actor, async (work) => {
      const provider = await lockedProvider(work, providerId);
      if (await isWritten(work, ProviderPhoto, id)) return [id];
      const visit = await visitOf(work, provider.id, visitId);
      const there = (await photosOf(work, provider.id)).filter((one) => one.visitId === visit.id && !one.takenOut);
      if (there.length + photos.length > MOST_PHOTOS) {
        throw invalid(`photo-${photos[0]!.row}`, `A visit has ${MOST_PHOTOS} photos at most`);
      }
      const ids: string[] = [];
      for (const [place, { words, file, row }] of photos.entries()) {
        const said = text(`words-${row}`, words, 'Write what is to be seen', LONGEST_WORDS);
        const photo = { id: place === 0 ? id : newId(), providerId: provider.id, visitId: visit.id, words: said };
        const attachmentId = await keepAttachment(work, file);
        await work.manager.insert(ProviderPhoto, { ...photo, attachmentId, saidById: staffOf(actor) });
        ids.push(photo.id);
      }
      const detail = { visitId: visit.id, photos: ids };
      await audit(work, { did: 'provider.photos-added', subjectId: provider.id, detail });
      return ids;
    });
  }

  /** The bytes of one photo. The look is audited. @throws Problem 'not-found' also for one of another visit, or taken out */
  async stored(
    actor: UserActor,
    { providerId, visitId, photoId }: { providerId: string; visitId: string; photoId: string },
    part: 'whole' | 'small',
  ): Promise<Stored> {
    mustBeAllowed(actor, 'see-more-of-providers');
    return this.unitOfWork.write(actor, async (work) => {
      const visit = await visitOf(work, (await providerOf(work, providerId)).id, visitId);
      const photo = await photoOf(work, providerId, visit.id, photoId);
      await audit(work, { did: 'provider-photo.viewed', subjectId: photo.id, detail: { part } });
      return storedOf(work, photo.attachmentId, part);
    });
  }

  /**
   * Its bytes are deleted for good, for somebody may be on it; the line stays, with the reason. For whoever took it, and for
   * whoever takes back what was written of providers. Also where the visit itself was taken back meanwhile.
   * @returns whether the visit counts still, and has a page
   * @throws Problem 'not-found', 'not-allowed', 'not-valid' naming `reason`, 'already-recorded'
   */
  async takeOut(
    actor: UserActor,
    { providerId, visitId, photoId }: { providerId: string; visitId: string; photoId: string },
    reason: string,
  ): Promise<{ visitCounts: boolean }> {
    mustBeAllowed(actor, 'monitor-providers');
    return this.unitOfWork.write(actor, async (work) => {
      const provider = await lockedProvider(work, providerId);
      const photo = await photoOf(work, provider.id, visitId, photoId);
      if (photo.saidById !== staffOf(actor)) mustBeAllowed(actor, 'decide-on-providers');
      text('reason', reason, 'Write why it is taken out');
      await takeBackOnce(work, photo.id, reason);
      await eraseAttachment(work, photo.attachmentId);
      const detail = { kind: 'photo', recordId: photo.id };
      await audit(work, { did: 'provider.taken-back', subjectId: provider.id, detail });
      return { visitCounts: (await visitsOf(work, provider.id)).some(({ id }) => id === photo.visitId) };
    });
  }
}

async function visitOf(work: Work, providerId: string, visitId: string): Promise<VisitTold> {
  const visit = (await visitsOf(work, providerId)).find(({ id }) => id === visitId.toLowerCase());
  if (!visit) throw notFound();
  return visit;
}

/** Whether the visit counts is asked before. @throws Problem 'not-found' */
async function photoOf(work: Work, providerId: string, visitId: string, photoId: string): Promise<ProviderPhoto> {
  const of = { id: photoId, providerId, visitId };
  const photo = isId(photoId) && isId(visitId) ? await work.manager.findOneBy(ProviderPhoto, of) : null;
  if (!photo) throw notFound();
  return photo;
}
