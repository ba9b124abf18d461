import { listOf } from '../web/api/cursor';
import { changesTo, Choice, Day, Id, LONG_TEXT, Parts, Text, Whole, YesNo } from '../web/api/fields';
import { HAD_ANSWERS, type HadAnswer } from './entitlement-said.entity';
import { OFFER_AUDIENCES, OFFER_PER, OFFER_SUBJECT_KEYS } from './local-offer';
import type { OfferAudience, OfferPer, OfferSubject } from './local-offer';
import {
  DOCUMENT_KEEPERS,
  DOCUMENT_KINDS,
  DOCUMENT_STATES,
  GRANT_ITEM_KINDS,
  GRANT_KINDS,
  OFFER_FORMS,
  OFFER_GIVEN_HOW,
  RECEIPTS,
  type DocumentKeeper,
  type DocumentKind,
  type DocumentState,
  type GrantItemKind,
  type GrantKind,
  type OfferForm,
  type OfferGivenHow,
  type Receipt,
} from './local-offer.entities';

const OFFER_STANDINGS = ['none', 'had', 'again', 'owed'] as const;
const BASES = ['statute', 'guidance', 'policy', 'local'] as const;
const PACK_STATES = ['complete', 'expires-soon', 'applied', 'missing', 'not-known'] as const;
const MOST_PENCE = 10_000_000;

/** One thing that the council offers. */
export class OfferItemAnswer {
  @Id({ about: 'The id of the thing, the same in every version.' })
  id: string;

  @Choice(OFFER_SUBJECT_KEYS, { about: 'What it is about.' })
  subject: OfferSubject;

  @Text({ about: 'What it is, in a few words.', example: 'Bus pass' })
  title: string;

  @Text({ about: 'What it is, in words for young people.', max: LONG_TEXT, example: 'We pay for your bus pass.' })
  words: string;

  @Text({ about: 'How one gets it.', max: LONG_TEXT, nullable: true, example: 'Ask your adviser.' })
  how: string | null;

  @Whole({ about: 'In pounds; null where no sum is set.', nullable: true, example: 50 })
  pounds: number | null;

  @Choice(OFFER_PER, { about: 'How often the sum is given.', nullable: true, example: 'month' })
  per: OfferPer | null;

  @Choice(OFFER_AUDIENCES, { about: 'For whom.' })
  whose: OfferAudience;

  @Whole({ about: 'The first age.', example: 18 })
  ageFrom: number;

  @Whole({ about: 'The last age, with that year.', example: 24 })
  ageTo: number;

  @Text({ about: 'The key of the entitlement that it gives the terms of.', nullable: true, example: 'council-tax' })
  entitlement: string | null;
}

/** The local offer as it was published. */
export class LocalOfferAnswer {
  @Id({ about: 'The id of the version.' })
  id: string;

  @Whole({ about: '1, 2, 3 …', min: 1, example: 3 })
  number: number;

  @Day({ about: 'The day it was published.' })
  publishedOn: string;

  @Text({ about: 'What is new in it.', max: LONG_TEXT, example: 'A bus pass for everyone.' })
  whatChanged: string;

  @YesNo({ about: 'Whether those who had an earlier version are to have this one.' })
  giveAgain: boolean;

  @Parts(() => OfferItemAnswer, { about: 'What is offered, by subject.' })
  items: OfferItemAnswer[];
}

const HAD_ABOUT = 'had; not-had: entitled and not had; not-offered: nobody has offered it yet; not-wanted.';

export class EntitlementAnswer {
  @Text({ about: 'Its own name.', example: 'setting-up-home' })
  key: string;

  @Text({ about: 'What it is.', example: 'Setting up home allowance' })
  item: string;

  @Text({ about: 'The rule it rests on.', example: 'EN-01' })
  rule: string;

  @Whole({ about: 'In pounds, where a sum is set.', nullable: true, example: 3000 })
  pounds: number | null;

  @Choice(BASES, { about: 'Whether it is law, guidance, policy, or for the council to decide.' })
  basis: (typeof BASES)[number];

  @YesNo({ about: 'Whether the text of the rule was confirmed.' })
  confirmed: boolean;

  @YesNo({ about: 'Whether what it takes besides age and status is not known yet.' })
  isOpen: boolean;

  @Text({ about: 'Why it is theirs, and on what terms.', max: 2000 })
  because: string;

  @Parts(() => OfferItemAnswer, { about: 'What the local offer says of it.' })
  local: OfferItemAnswer[];
}

export class PackLineAnswer {
  @Text({ about: 'Which part of the pack.', example: 'birth-certificate' })
  key: string;

  @Text({ about: 'The same in words.', example: 'Birth certificate' })
  words: string;

  @Choice(PACK_STATES, { about: 'How it is on the day. What has run out is missing.' })
  state: (typeof PACK_STATES)[number];
}

export class EntitlementsAnswer {
  @Text({
    about: 'The legal status it was worked out for; null where there is none.',
    nullable: true,
    example: 'former-relevant',
  })
  status: string | null;

  @Whole({ about: 'Their age on the day.', example: 19 })
  age: number;

  @Parts(() => EntitlementAnswer, { about: 'What may be owed to them, or they can ask for.' })
  entitled: EntitlementAnswer[];

  @Parts(() => OfferItemAnswer, { about: 'What the council offers beyond that to somebody of this age and status.' })
  offered: OfferItemAnswer[];

  @Choice(OFFER_STANDINGS, {
    about: 'Whether they had the local offer. again: it has changed since; none: nothing is published.',
  })
  localOffer: (typeof OFFER_STANDINGS)[number];

  @Parts(() => PackLineAnswer, { about: 'Identity documents.' })
  identityDocuments: PackLineAnswer[];
}

/** A young person was given the local offer. */
export class OfferGivenDto {
  @Id({ about: 'Which version.' })
  offerId: string;

  @Day({ about: 'The day it was given.' })
  givenOn: string;

  @Choice(OFFER_GIVEN_HOW, { about: 'How.' })
  how: OfferGivenHow;

  @Choice(OFFER_FORMS, { about: 'In which form.' })
  form: OfferForm;

  @Text({ about: 'In which language, as people name it.', max: 200, example: 'English' })
  language: string;

  @YesNo({ about: 'Whether an interpreter was there; no unless said.', optional: true })
  interpreter?: boolean;

  @Text({ about: 'What they said to it.', optional: true, nullable: true, max: 2000, example: null })
  said?: string | null;
}

export class ChangedOfferGivenDto extends changesTo(OfferGivenDto) {}

export class OfferGivenAnswer {
  @Id({ about: 'The id of the fact, the same through every correction.' })
  id: string;

  @Id({ about: 'Which version.' })
  offerId: string;

  @Day({ about: 'The day it was given.' })
  givenOn: string;

  @Choice(OFFER_GIVEN_HOW, { about: 'How.' })
  how: OfferGivenHow;

  @Choice(OFFER_FORMS, { about: 'In which form.' })
  form: OfferForm;

  @Text({ about: 'In which language.', max: 200, example: 'English' })
  language: string;

  @YesNo({ about: 'Whether an interpreter was there.' })
  interpreter: boolean;

  @Text({ about: 'What they said to it. Null without read:notes.', nullable: true, max: LONG_TEXT })
  said: string | null;
}

export class OfferGivenListAnswer extends listOf(() => OfferGivenAnswer, 'In the order of recording.') {}

/** A sum that the council agreed. */
export class GrantDto {
  @Choice(GRANT_KINDS, { about: 'What it is for.' })
  kind: GrantKind;

  @Text({ about: 'What names it beyond that; of another one always.', optional: true, nullable: true, example: null })
  what?: string | null;

  @Day({ about: 'The day it was agreed.' })
  agreedOn: string;

  @Whole({ about: 'How much, in pence.', min: 1, max: MOST_PENCE, example: 300_000 })
  agreedPence: number;

  @Day({ about: 'From when on nothing is bought of it.', optional: true, nullable: true, example: null })
  endedOn?: string | null;

  @Text({ about: 'Why it ended.', optional: true, nullable: true, example: null })
  whyEnded?: string | null;
}

export class ChangedGrantDto extends changesTo(GrantDto) {}

export class GrantAnswer {
  @Id({ about: 'The id of the grant, the same through every correction.' })
  id: string;

  @Choice(GRANT_KINDS, { about: 'What it is for.' })
  kind: GrantKind;

  @Text({ about: 'What names it beyond that.', nullable: true, example: null })
  what: string | null;

  @Day({ about: 'The day it was agreed.' })
  agreedOn: string;

  @Whole({ about: 'How much, in pence.', example: 300_000 })
  agreedPence: number;

  @Day({ about: 'From when on nothing is bought of it.', nullable: true, example: null })
  endedOn: string | null;

  @Text({ about: 'Why it ended.', nullable: true, example: null })
  whyEnded: string | null;
}

export class GrantListAnswer extends listOf(() => GrantAnswer, 'In the order of recording.') {}

/** Something that was bought of a grant, or money that came back to it. */
export class GrantItemDto {
  @Choice(GRANT_ITEM_KINDS, { about: 'Whether it was bought or given back.' })
  kind: GrantItemKind;

  @Text({ about: 'What it was.', max: 200, example: 'Washing machine' })
  what: string;

  @Whole({ about: 'How much, in pence.', min: 1, max: MOST_PENCE, example: 24_900 })
  pence: number;

  @Day({ about: 'The day.' })
  onDay: string;

  @Choice(RECEIPTS, { about: 'Whether there is a receipt.' })
  receipt: Receipt;
}

export class ChangedGrantItemDto extends changesTo(GrantItemDto) {}

export class GrantItemAnswer extends GrantItemDto {
  @Id({ about: 'The id of the item, the same through every correction.' })
  id: string;
}

/** A grant with everything that was bought of it, and what is left. */
export class GrantWholeAnswer extends GrantAnswer {
  @Whole({ about: 'What was spent, less what was given back, in pence.', example: 24_900 })
  spentPence: number;

  @Whole({ about: 'What is left, in pence.', example: 275_100 })
  leftPence: number;

  @Parts(() => GrantItemAnswer, { about: 'By day.' })
  items: GrantItemAnswer[];
}

/** Whether a young person has a document. Its number is not kept. */
export class IdentityDocumentDto {
  @Choice(DOCUMENT_KINDS, { about: 'Which document.' })
  kind: DocumentKind;

  @Choice(DOCUMENT_STATES, { about: 'Whether they have it.' })
  state: DocumentState;

  @Day({ about: 'The day it was said or seen.' })
  saidOn: string;

  @Day({ about: 'The last day it is good for.', optional: true, nullable: true, example: null })
  expiresOn?: string | null;

  @Choice(DOCUMENT_KEEPERS, { about: 'Who keeps it.', optional: true, nullable: true })
  kept?: DocumentKeeper | null;

  @Text({ about: 'Anything to add; of what is not needed, why.', optional: true, nullable: true, example: null })
  note?: string | null;
}

export class ChangedIdentityDocumentDto extends changesTo(IdentityDocumentDto) {}

export class IdentityDocumentAnswer {
  @Id({ about: 'The id of the fact, the same through every correction.' })
  id: string;

  @Choice(DOCUMENT_KINDS, { about: 'Which document.' })
  kind: DocumentKind;

  @Choice(DOCUMENT_STATES, { about: 'Whether they have it.' })
  state: DocumentState;

  @Day({ about: 'The day it was said or seen.' })
  saidOn: string;

  @Day({ about: 'The last day it is good for.', nullable: true })
  expiresOn: string | null;

  @Choice(DOCUMENT_KEEPERS, { about: 'Who keeps it.', nullable: true })
  kept: DocumentKeeper | null;

  @Text({ about: 'Anything to add. Null without read:notes.', nullable: true })
  note: string | null;
}

export class IdentityDocumentListAnswer extends listOf(() => IdentityDocumentAnswer, 'In the order of recording.') {}

/** Whether they had one entitlement. */
export class EntitlementSaidDto {
  @Text({ about: 'Its own name, of what is theirs today.', example: 'setting-up-home' })
  key: string;

  @Choice(HAD_ANSWERS, { about: HAD_ABOUT })
  answer: HadAnswer;

  @Day({ about: 'The day it was said.' })
  onDay: string;

  @Text({ about: 'Their words.', optional: true, nullable: true, max: 500, example: null })
  words?: string | null;

  @Id({
    about: 'What was said of it last, as it was read; left out or null where nothing was.',
    optional: true,
    nullable: true,
  })
  was?: string | null;
}

export class EntitlementSaidAnswer {
  @Id({ about: 'Its id.' })
  id: string;

  @Text({ about: 'The entitlement.', example: 'setting-up-home' })
  key: string;

  @Choice(HAD_ANSWERS, { about: HAD_ABOUT })
  answer: HadAnswer;

  @Day({ about: 'The day it was said.' })
  onDay: string;

  @Text({ about: 'Their words; null also for whoever does not read notes.', nullable: true, example: null })
  words: string | null;

  @Text({ about: 'What it was when that was said: its name, its sum, and what the council gave.', max: 4000 })
  terms: string;
}

export class EntitlementSaidListAnswer extends listOf(
  () => EntitlementSaidAnswer,
  'By entitlement; the first of each is what holds, and those after it were said before.',
) {}
