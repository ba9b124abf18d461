import { FILE_LIMIT_BYTES, type Incoming } from '../attachments/incoming';
import type { FieldError } from '../platform/problem';
import { formIdOf, typed, type Fields } from '../web/fields';
import type { FormShown } from './reading';
import type { PhotoTold } from './visit-photos-told';
import type { PhotoSaid, VisitPhotosOpened } from './visit-photos.service';

/** So many at once: more are added on the page that follows. */
export const PHOTO_ROWS = [0, 1, 2] as const;

/** A form to take one out that was refused. */
export interface TakeOutRefused {
  photoId: string;
  reason: string;
  errors: FieldError[];
}

/** Where a photo is read, small and whole. */
export function photoShown(photo: PhotoTold, providerId: string) {
  const at = `/providers/${providerId}/visits/${photo.visitId}/photos/${photo.id}`;
  return {
    ...photo,
    fileAt: `${at}/file`,
    smallAt: `${at}/small`,
    takeOutAt: photo.mayTakeOut ? `${at}/take-out` : null,
  };
}

export function toVisitPhotosPage(opened: VisitPhotosOpened, form: FormShown, refused: TakeOutRefused | null) {
  const { provider, visit, photos, mayAdd } = opened;
  const shown = photos.map((photo) => photoShown(photo, provider.id));
  return {
    provider,
    visit,
    at: `/providers/${provider.id}/visits/${visit.id}/photos`,
    photos: shown.filter(({ takenOut }) => takenOut === null),
    takenOut: shown.filter(({ takenOut }) => takenOut !== null),
    mayAdd,
    rows: PHOTO_ROWS,
    limit: `${FILE_LIMIT_BYTES / 1024 / 1024} MB`,
    form,
    refused,
    errors: refused?.errors ?? form.errors,
  };
}

/** What came in the rows of the form that have a photo. */
export function readPhotos(fields: Fields, files: ReadonlyMap<string, Incoming>) {
  const values: Record<string, string> = { formId: formIdOf(fields) };
  const said: PhotoSaid[] = [];
  for (const row of PHOTO_ROWS) {
    const words = (values[`words-${row}`] = typed(fields, `words-${row}`));
    const file = files.get(`photo-${row}`);
    if (file) said.push({ words, file, row });
  }
  return { values, said };
}
