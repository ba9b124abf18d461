import { changesTo, Choice, Id, LONG_TEXT, Parts, Text, Whole, YesNo } from '../web/api/fields';
import { OfferItemAnswer } from './entitlements.dto';
import {
  OFFER_AUDIENCES,
  OFFER_PER,
  OFFER_SUBJECT_KEYS,
  type OfferAudience,
  type OfferPer,
  type OfferSubject,
} from './local-offer';

const LONGEST_WORDS = 2000;
const [YOUNGEST, OLDEST] = [14, 25];

/** One thing that the council offers, as it is to be published. */
export class OfferItemDto {
  @Choice(OFFER_SUBJECT_KEYS, { about: 'What it is about.' })
  subject: OfferSubject;

  @Text({ about: 'What it is, in a few words.', max: 120, example: 'Bus pass' })
  title: string;

  @Text({ about: 'What it is, in words for young people.', max: LONGEST_WORDS, example: 'We pay for your bus pass.' })
  words: string;

  @Text({ about: 'How one gets it.', optional: true, nullable: true, max: LONGEST_WORDS, example: 'Ask your adviser.' })
  how?: string | null;

  @Whole({ about: 'In pounds, with how often.', optional: true, nullable: true, min: 1, max: 100_000, example: 50 })
  pounds?: number | null;

  @Choice(OFFER_PER, { about: 'How often the sum is given.', optional: true, nullable: true, example: 'month' })
  per?: OfferPer | null;

  @Choice(OFFER_AUDIENCES, { about: 'For whom.' })
  whose: OfferAudience;

  @Whole({ about: 'The first age.', min: YOUNGEST, max: OLDEST, example: 18 })
  ageFrom: number;

  @Whole({ about: 'The last age, with that year.', min: YOUNGEST, max: OLDEST, example: 24 })
  ageTo: number;

  @Text({
    about: 'The key of the entitlement that it gives the terms of.',
    optional: true,
    nullable: true,
    example: 'council-tax',
  })
  entitlement?: string | null;

  @YesNo({ about: 'Offered no longer, from the next version on; no unless said.', optional: true, example: false })
  takenOut?: boolean;
}

export class ChangedOfferItemDto extends changesTo(OfferItemDto) {}

/** One thing as it is written now, published or not. */
export class OfferItemWrittenAnswer extends OfferItemAnswer {
  @YesNo({ about: 'Offered no longer, from the next version on.' })
  takenOut: boolean;
}

export class OfferSubjectMissing {
  @Text({ about: 'A subject that the offer has to speak of and does not.', example: 'participation in society' })
  subject: string;
}

export class OfferThingId {
  @Id({ about: 'The id of the thing.' })
  id: string;
}

/** What is being written, beside what is published. */
export class OfferWritingAnswer {
  @Whole({ about: 'Rises with every change; publishing names it.', example: 12 })
  edition: number;

  @Parts(() => OfferItemWrittenAnswer, { about: 'Everything that is written, by subject, with what is taken out.' })
  items: OfferItemWrittenAnswer[];

  @Parts(() => OfferThingId, { about: 'New since the last version.' })
  added: OfferThingId[];

  @Parts(() => OfferThingId, { about: 'Changed since the last version.' })
  changed: OfferThingId[];

  @Parts(() => OfferThingId, { about: 'In the last version and no longer written.' })
  gone: OfferThingId[];

  @Parts(() => OfferSubjectMissing, { about: 'What nothing is written of and has to be.' })
  missing: OfferSubjectMissing[];
}

/** What is written becomes the next version. */
export class PublishOfferDto {
  @Text({ about: 'What is new, in words for young people.', max: LONG_TEXT, example: 'A bus pass for everyone.' })
  whatChanged: string;

  @YesNo({ about: 'Whether those who had an earlier version are to have this one.' })
  giveAgain: boolean;

  @Whole({ about: 'The edition that was looked at.', example: 12 })
  edition: number;
}

export class PublishedOfferAnswer {
  @Whole({ about: 'The number of the version.', min: 1, example: 3 })
  number: number;
}
