import { listOf } from '../web/api/cursor';
import { changesTo, Choice, Day, Id, Parts, Text, Whole } from '../web/api/fields';
import type { LocalDate } from '../statutory/local-date';
import { PARTNER_KINDS, type PartnerKind } from './eet.entities';

const open = { optional: true, nullable: true } as const;
const AN_ID = '019abf8e-6b2a-7c3d-9e4f-5a6b7c8d9e0f';

export class EetPartnerDto {
  @Text({
    about: 'Its name: no other of its sort has the same, whatever case and spaces.',
    example: 'Tern Distribution',
  })
  name: string;
  @Choice(PARTNER_KINDS, { about: 'What it is; null: not known.', ...open, example: 'employer' })
  kind?: PartnerKind | null;
  @Text({ about: 'Whom to get in touch with.', ...open, example: null }) contact?: string | null;
  @Text({ about: 'The area it works in.', ...open, example: 'North' }) area?: string | null;
  @Text({ about: 'What it offers.', ...open, max: 2000, example: null }) offers?: string | null;
  @Text({ about: 'Notes for staff.', ...open, max: 2000, example: null }) notes?: string | null;
  @Day({ about: 'When somebody last looked whether this is right.', ...open, example: null })
  checkedOn?: LocalDate | null;
}

export class ChangedEetPartnerDto extends changesTo(EetPartnerDto) {}

export class MergedEetPartnerDto {
  @Id({ about: 'The one that stays.', example: AN_ID }) intoId: string;
  @Whole({ about: 'The version of the one that is merged, as it was looked at.', min: 1, example: 1 }) version: number;
}

export class EetPartnerAnswer {
  @Id({ about: 'Its id.' }) id: string;
  @Whole({ about: 'Its version.', min: 1 }) version: number;
  @Text({ about: 'Its name.' }) name: string;
  @Choice(PARTNER_KINDS, { about: 'What it is; null: not known.', nullable: true }) kind: string | null;
  @Text({ about: 'Whom to get in touch with.', nullable: true }) contact: string | null;
  @Text({ about: 'The area it works in.', nullable: true }) area: string | null;
  @Text({ about: 'What it offers.', nullable: true }) offers: string | null;
  @Text({ about: 'Notes for staff.', nullable: true }) notes: string | null;
  @Day({ about: 'When somebody last looked.', nullable: true }) checkedOn: string | null;
  @Whole({ about: 'Opportunities that are open.' }) open: number;
  @Whole({ about: 'How many were referred.' }) referred: number;
  @Whole({ about: 'Of these, how many were offered a place.' }) offered: number;
  @Whole({ about: 'How many started.' }) started: number;
  @Whole({ about: 'Of those who started: still there after 13 weeks.' }) sustained: number;
  @Whole({ about: 'Left before 13 weeks.' }) left: number;
  @Whole({ about: 'Thirteen weeks are over and nobody wrote how it was.' }) unknown: number;
  @Whole({ about: 'Started less than 13 weeks ago.' }) running: number;
}

export class MergedEetPartnerAnswer {
  @Id({ about: 'Its id.' }) id: string;
  @Text({ about: 'Its name.' }) name: string;
}

export class EetPartnerReadAnswer extends EetPartnerAnswer {
  @Parts(() => MergedEetPartnerAnswer, { about: 'Records that turned out to be this one.' })
  merged: MergedEetPartnerAnswer[];
}

export class EetPartnerListAnswer extends listOf(() => EetPartnerAnswer, 'By name.') {}
