import { Injectable } from '@nestjs/common';
import type { News } from '../notifications/messages';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';

export interface NightNewsFrom {
  publicUrl: string;
  madeUp: boolean;
}

/** What a feature has staff told each night beside what is due. Its causes see to it that nothing is told twice. */
export interface NightNewsSource {
  /** Of the step, in the report of a night. */
  name: string;
  news: (work: Work, today: LocalDate, from: NightNewsFrom) => Promise<News[]>;
}

/** At start-up features hand over their parts: the nightly job knows no feature. */
@Injectable()
export class NightNews {
  readonly sources: NightNewsSource[] = [];

  provide(source: NightNewsSource): void {
    this.sources.push(source);
  }
}

/** A mail of the night. None of it names a young person or a worker. */
export interface NightMail {
  /** A member of staff. */
  to: string;
  subject: string;
  says: readonly string[];
  /** What its reader does at `path`, a page of this application. */
  asks: string;
  path: string;
  /** The same cause is told once. */
  cause: string;
}

export function nightMail(
  { to, subject, says, asks, path, cause }: NightMail,
  { publicUrl, madeUp }: NightNewsFrom,
): News {
  const about = `Onward: ${subject}`;
  const at = publicUrl + path;
  return {
    staffId: to,
    kind: 'digest',
    subject: about,
    body: [
      ...(madeUp ? ['For practice: this is from a made-up council, and nobody in it is real.', ''] : []),
      ...says,
      '',
      asks,
      at,
      '',
      'This mail names nobody, so that it can be read anywhere.',
      '',
    ].join('\n'),
    text: `${madeUp ? 'Practice. ' : ''}${about}. ${at}`,
    cause,
  };
}
