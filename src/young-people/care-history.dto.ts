import { HOME_WITH, OTHER_ACCOMMODATION_KINDS } from '../statutory/case-file';
import type { LocalDate } from '../statutory/local-date';
import { listOf } from '../web/api/cursor';
import { changesTo, Choice, Day, Id, Part, Parts, Text, YesNo } from '../web/api/fields';
import type {
  CareEpisode,
  Detention,
  HomePeriod,
  OtherAccommodation,
  SpecialGuardianship,
} from './care-history.entities';

const DETAINED_IN = ['custody', 'hospital'] as const;
const LAST = 'The first day it no longer held; null while it does.';

/** Time back at home with a parent or someone in a parent’s place. */
export class HomePeriodDto {
  @Choice(HOME_WITH, { about: 'Who they lived with.' })
  livesWith: HomePeriod['livesWith'];

  @Day({ about: 'The first day.' })
  fromOn: LocalDate;

  @Day({ about: 'The first day they no longer lived there; null while they do.', optional: true, nullable: true })
  toOn?: LocalDate | null;

  @YesNo({ about: 'Whether it broke down.', optional: true, example: false })
  brokeDown?: boolean;
}

/** What is left out stays as it is. */
export class ChangedHomePeriodDto extends changesTo(HomePeriodDto) {}

export class HomePeriodAnswer {
  @Id({ about: 'The id of the period.' })
  id: string;

  @Choice(HOME_WITH, { about: 'Who they lived with.' })
  livesWith: string;

  @Day({ about: 'The first day.' })
  fromOn: string;

  @Day({ about: 'The first day they no longer lived there; null while they do.', nullable: true })
  toOn: string | null;

  @YesNo({ about: 'Whether it broke down.', example: false })
  brokeDown: boolean;
}

export class HomePeriodListAnswer extends listOf(() => HomePeriodAnswer, 'In the order in which they were recorded.') {}

/** Held by a court’s order, or in hospital. */
export class DetentionDto {
  @Choice(DETAINED_IN, { about: 'Where.' })
  kind: Detention['kind'];

  @Day({ about: 'The first day.' })
  fromOn: LocalDate;

  @Day({
    about: 'The day they were released; null while they are held.',
    optional: true,
    nullable: true,
    example: null,
  })
  toOn?: LocalDate | null;

  @Day({ about: 'When release is expected, as far as anybody knows.', optional: true, nullable: true })
  releaseExpectedOn?: LocalDate | null;

  @YesNo({
    about:
      'Of custody that is over: whether they went back to the home they had, which is there again from the release. Needed where that home goes on in the record; else their home after it is as it is recorded.',
    optional: true,
    nullable: true,
  })
  backHome?: boolean | null;
}

/** What is left out stays as it is. */
export class ChangedDetentionDto extends changesTo(DetentionDto) {}

export class DetentionAnswer {
  @Id({ about: 'The id of the period.' })
  id: string;

  @Choice(DETAINED_IN, { about: 'Where.' })
  kind: string;

  @Day({ about: 'The first day.' })
  fromOn: string;

  @Day({ about: 'The day they were released; null while they are held.', nullable: true })
  toOn: string | null;

  @Day({ about: 'When release is expected.', nullable: true })
  releaseExpectedOn: string | null;
}

export class DetentionListAnswer extends listOf(() => DetentionAnswer, 'In the order in which they were recorded.') {}

/** Accommodated by others than a council, as section 24(2) counts it. */
export class OtherAccommodationDto {
  @Choice(OTHER_ACCOMMODATION_KINDS, { about: 'By whom.' })
  kind: OtherAccommodation['kind'];

  @Day({ about: 'The first day.' })
  fromOn: LocalDate;

  @Day({ about: LAST, optional: true, nullable: true })
  toOn?: LocalDate | null;
}

/** What is left out stays as it is. */
export class ChangedOtherAccommodationDto extends changesTo(OtherAccommodationDto) {}

export class OtherAccommodationAnswer {
  @Id({ about: 'The id of the period.' })
  id: string;

  @Choice(OTHER_ACCOMMODATION_KINDS, { about: 'By whom.' })
  kind: string;

  @Day({ about: 'The first day.' })
  fromOn: string;

  @Day({ about: LAST, nullable: true })
  toOn: string | null;
}

export class OtherAccommodationListAnswer extends listOf(
  () => OtherAccommodationAnswer,
  'In the order in which they were recorded.',
) {}

/** A special guardianship order. */
export class SpecialGuardianshipDto {
  @Day({ about: 'The day it was made.' })
  madeOn: LocalDate;

  @Day({ about: 'The day it ended; null while it is in force.', optional: true, nullable: true, example: null })
  endedOn?: LocalDate | null;

  @YesNo({ about: 'Whether they were looked after immediately before. Whether they qualify for advice depends on it.' })
  lookedAfterImmediatelyBefore: boolean;
}

/** What is left out stays as it is. */
export class ChangedSpecialGuardianshipDto extends changesTo(SpecialGuardianshipDto) {}

export class SpecialGuardianshipAnswer {
  @Id({ about: 'The id of the order.' })
  id: string;

  @Day({ about: 'The day it was made.' })
  madeOn: string;

  @Day({ about: 'The day it ended.', nullable: true })
  endedOn: string | null;

  @YesNo({ about: 'Whether they were looked after immediately before.' })
  lookedAfterImmediatelyBefore: boolean;
}

export class SpecialGuardianshipListAnswer extends listOf(() => SpecialGuardianshipAnswer, 'One at most.') {}

export class CareEpisodeAnswer {
  @Id({ about: 'The id of the episode.' })
  id: string;

  @Day({ about: 'The first day.' })
  fromOn: string;

  @Day({ about: LAST, nullable: true })
  toOn: string | null;

  @Text({ about: 'The legal status of the care.', example: 's20' })
  legalStatus: string;

  @YesNo({ about: 'One of a series of short breaks.', example: false })
  shortBreak: boolean;

  @Text({ about: 'The kind of placement.', nullable: true, example: 'foster-care' })
  placement: string | null;

  @Text({ about: 'Why it ended, by the code of the return.', nullable: true, example: 'E17' })
  reasonCeased: string | null;
}

/** The periods from which legal status is worked out. */
export class CareHistoryAnswer {
  @Parts(() => CareEpisodeAnswer, { about: 'Care, the earliest first.' })
  episodes: CareEpisodeAnswer[];

  @Parts(() => DetentionAnswer, { about: 'Custody and hospital, the earliest first.' })
  detentions: DetentionAnswer[];

  @Part(() => SpecialGuardianshipAnswer, { about: 'The order in force.', nullable: true })
  specialGuardianship: SpecialGuardianshipAnswer | null;

  @Parts(() => OtherAccommodationAnswer, { about: 'Accommodated by others, the earliest first.' })
  otherAccommodation: OtherAccommodationAnswer[];
}

export function homePeriodAnswer({ factId, livesWith, fromOn, toOn, brokeDown }: HomePeriod): HomePeriodAnswer {
  return { id: factId, livesWith, fromOn, toOn, brokeDown };
}

export function detentionAnswer({ factId, kind, fromOn, toOn, releaseExpectedOn }: Detention): DetentionAnswer {
  return { id: factId, kind, fromOn, toOn, releaseExpectedOn };
}

export function otherAccommodationAnswer({ factId, kind, fromOn, toOn }: OtherAccommodation): OtherAccommodationAnswer {
  return { id: factId, kind, fromOn, toOn };
}

export function specialGuardianshipAnswer(order: SpecialGuardianship): SpecialGuardianshipAnswer {
  const { factId, madeOn, endedOn, lookedAfterImmediatelyBefore } = order;
  return { id: factId, madeOn, endedOn, lookedAfterImmediatelyBefore };
}

export function careEpisodeAnswer(episode: CareEpisode): CareEpisodeAnswer {
  const { factId, fromOn, toOn, legalStatus, shortBreak, placement, reasonCeased } = episode;
  return { id: factId, fromOn, toOn, legalStatus, shortBreak, placement, reasonCeased };
}
