import { Choice, Day, Id, Instant, Parts, Text } from '../web/api/fields';
import { LATE_CAUSES, type LateCauseCode } from './causes';

const ABOUT_CAUSE =
  'worker; young-person: their choice; partner: delay of a partner; wrong-fact: a fact in the record is wrong or missing; outside-delay: a court or other outside delay.';

export class SayWhyLateDto {
  @Choice(LATE_CAUSES, { about: ABOUT_CAUSE })
  cause: LateCauseCode;

  @Text({
    about: 'Read on the young person’s own pages only.',
    max: 500,
    optional: true,
    nullable: true,
    example: 'The school is closed until then.',
  })
  note?: string | null;

  @Day({
    about: 'By when it will be put right, today or later. Wanted of what is still to be done, and of nothing else.',
    optional: true,
    nullable: true,
    example: '2099-03-09',
  })
  putRightBy?: string | null;

  @Id({
    about: 'Who will see to it; see GET /staff. Wanted together with `putRightBy`.',
    optional: true,
    nullable: true,
  })
  ownerId?: string | null;

  @Id({
    about: 'The id of the word that stands, from the list; left out where there is none.',
    optional: true,
    nullable: true,
    example: null,
  })
  basedOn?: string | null;
}

/** One thing that was said of why an item is late. */
export class CauseSaidAnswer {
  @Id({ about: 'For `basedOn` of the next word.' })
  id: string;

  @Choice(LATE_CAUSES, { about: ABOUT_CAUSE })
  cause: string;

  @Text({ about: 'Needs the scope read:notes.', nullable: true, max: 500, example: null })
  note: string | null;

  @Day({ about: 'By when it was to be put right; null for what is over.', nullable: true })
  putRightBy: string | null;

  @Text({ about: 'Who was to see to it.', nullable: true, example: 'Grace Adeyemi' })
  owner: string | null;

  @Text({ about: 'Who said it.', nullable: true, example: 'Ruth Calder' })
  by: string | null;

  @Instant({ about: 'When.' })
  at: string;
}

export class CausesSaidAnswer {
  @Parts(() => CauseSaidAnswer, { about: 'The latest first: that one stands.' })
  items: CauseSaidAnswer[];
}
