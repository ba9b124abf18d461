import { listOf } from '../web/api/cursor';
import { changesTo, Id, Instant, Text } from '../web/api/fields';

export const LONGEST_REFERENCE = 100;

const ABOUT = {
  returnedAt: 'When they came back; null while they are missing.',
  interviewHeldAt: 'When the interview after the return was held.',
  interviewDeclinedAt: 'When they declined it. They may still agree later.',
  policeReference: 'The reference of the police; null where they were not told, or gave none.',
};

/** A time that a young person was missing. */
export class MissingEpisodeDto {
  @Instant({ about: 'When they went missing, or were last seen.', example: '2026-03-08T21:00:00Z' })
  fromAt: string;

  @Instant({ about: ABOUT.returnedAt, optional: true, nullable: true })
  returnedAt?: string | null;

  @Instant({ about: ABOUT.interviewHeldAt, optional: true, nullable: true, example: '2026-03-11T10:00:00Z' })
  interviewHeldAt?: string | null;

  @Instant({ about: ABOUT.interviewDeclinedAt, optional: true, nullable: true, example: null })
  interviewDeclinedAt?: string | null;

  @Text({ about: ABOUT.policeReference, max: LONGEST_REFERENCE, optional: true, nullable: true, example: null })
  policeReference?: string | null;
}

/** What is left out stays as it is. */
export class ChangedMissingEpisodeDto extends changesTo(MissingEpisodeDto) {}

export class MissingEpisodeAnswer {
  @Id({ about: 'The id of the episode, the same through every correction.' })
  id: string;

  @Instant({ about: 'When they went missing, or were last seen.', example: '2026-03-08T21:00:00.000Z' })
  fromAt: string;

  @Instant({ about: ABOUT.returnedAt, nullable: true })
  returnedAt: string | null;

  @Instant({ about: ABOUT.interviewHeldAt, nullable: true, example: '2026-03-11T10:00:00.000Z' })
  interviewHeldAt: string | null;

  @Instant({ about: ABOUT.interviewDeclinedAt, nullable: true, example: null })
  interviewDeclinedAt: string | null;

  @Text({ about: ABOUT.policeReference, nullable: true, example: null })
  policeReference: string | null;
}

export class MissingEpisodeListAnswer extends listOf(
  () => MissingEpisodeAnswer,
  'In the order in which they were recorded.',
) {}
