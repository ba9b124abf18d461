import { listOf } from '../web/api/cursor';
import { changesTo, Choice, Day, Id, Text, Whole } from '../web/api/fields';
import { INSPECTION_KINDS, type InspectionKind } from './inspection.entity';
import { LONGEST_SAID } from './inspections.service';

const OPTIONAL = { optional: true, nullable: true } as const;
const SAID = 'Caseloads remain too high.';
const REPORT = 'https://reports.ofsted.gov.uk/';

export class InspectionDto {
  @Day({ about: 'Its first day, today or earlier.', example: '2026-03-09' })
  heldOn: string;

  @Choice(INSPECTION_KINDS, { about: 'Who inspected.' })
  kind: InspectionKind;

  @Text({ about: 'Who it was: needed with `other`.', max: 200, ...OPTIONAL, example: null })
  who?: string | null;

  @Text({ about: 'What it said of caseloads. Name nobody.', max: LONGEST_SAID, ...OPTIONAL, example: SAID })
  said?: string | null;

  @Text({ about: 'Where the report is: https.', max: 500, ...OPTIONAL, example: REPORT })
  reportUrl?: string | null;
}

export class InspectionCorrectionDto extends changesTo(InspectionDto) {
  @Whole({ about: 'The version you read.', min: 1, example: 1 })
  version: number;
}

export class InspectionWithdrawalDto {
  @Text({ about: 'Why.', max: LONGEST_SAID, example: 'Recorded twice.' })
  because: string;

  @Whole({ about: 'The version you read.', min: 1, example: 1 })
  version: number;
}

export class InspectionAnswer {
  @Id({ about: 'Its id.' })
  id: string;

  @Day({ about: 'Its first day.' })
  heldOn: string;

  @Choice(INSPECTION_KINDS, { about: 'Who inspected.' })
  kind: string;

  @Text({ about: 'Who it was.', nullable: true, example: null })
  who: string | null;

  @Text({ about: 'What it said of caseloads.', max: LONGEST_SAID, nullable: true, example: SAID })
  said: string | null;

  @Text({ about: 'Where the report is.', nullable: true, example: REPORT })
  reportUrl: string | null;

  @Text({ about: 'Who recorded it.', example: 'Bo Manager' })
  recordedBy: string;

  @Day({ about: 'When it was withdrawn; null where it stands.', nullable: true, example: null })
  withdrawnOn: string | null;

  @Text({ about: 'By whom.', nullable: true, example: null })
  withdrawnBy: string | null;

  @Text({ about: 'Why.', max: LONGEST_SAID, nullable: true, example: null })
  withdrawnBecause: string | null;

  @Whole({ about: 'Grows with every change.', min: 1, example: 1 })
  version: number;
}

export class InspectionListAnswer extends listOf(() => InspectionAnswer, 'The last first.') {}
