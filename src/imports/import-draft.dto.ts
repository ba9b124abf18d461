import { listOf, PageQueryDto } from '../web/api/cursor';
import { Choice, Day, Id, Instant, Open, Part, Parts, Text, Whole, Words } from '../web/api/fields';
import { ImportFileAnswer } from './import-run.dto';
import { IMPORT_KINDS } from './kinds';
import { OUTCOMES } from './preview';

/** As JSON: a third more than the bytes of the files. */
export const UPLOAD_BODY_BYTES = 12 * 1024 * 1024;

const SEVERITIES = ['refused', 'warned', 'mended'] as const;
const STATES = ['open', 'applying', 'unfinished', 'stopped', 'applied', 'turned-down'] as const;
const LONG = 10_000;

export class FileUploadDto {
  @Text({ about: 'Its name, with its ending.', max: 255, example: 'header.csv' })
  name: string;

  @Text({
    about: 'Its bytes in base64, without line breaks.',
    max: UPLOAD_BODY_BYTES,
    pattern: /^[A-Za-z0-9+/]+={0,2}$/,
    example: Buffer.from('CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\r\n').toString('base64'),
  })
  content: string;
}

export class ImportUploadDto {
  @Parts(() => FileUploadDto, { about: 'The files of one import, 100 at most.' })
  files: FileUploadDto[];
}

export class CompareDraftDto {
  @Choice(IMPORT_KINDS, { about: 'What the files are.' })
  kind: string;

  @Whole({
    about: 'The year in which the collection year ends, for a return; left out, the files tell.',
    optional: true,
    min: 2000,
    max: 2099,
    example: 2026,
  })
  collectionYear?: number;

  @Day({
    about: 'The day that Annex A lists are about; left out, the files tell.',
    optional: true,
    inExample: false,
  })
  asOf?: string;
}

const REASON = { about: 'Why, in your own words.', optional: true, example: 'Sent back to the team.' };

export class ApplyDraftDto {
  @Choice(['all', 'leave-out'], {
    about:
      '`all` where `leftOut` counts nothing; otherwise `leave-out`, which takes in what is good and leaves the rest out.',
  })
  choice: 'all' | 'leave-out';

  @Instant({ about: 'The `comparedAt` of the counts that the choice was made on.' })
  comparedAt: string;

  @Text(REASON)
  reason?: string;
}

export class TurnDownDraftDto {
  @Text(REASON)
  reason?: string;
}

class DraftHeadAnswer {
  @Id({ about: 'The id of the upload.' })
  id: string;

  @Choice(IMPORT_KINDS, {
    about: 'What the files are; null where nobody has said and they do not tell.',
    nullable: true,
  })
  kind: string | null;

  @Whole({ about: 'The year that the comparison was made for.', nullable: true, example: 2026 })
  collectionYear: number | null;

  @Day({ about: 'The day that the comparison was made for.', nullable: true, example: null })
  asOf: string | null;

  @Choice(STATES, {
    about:
      'Open: to be decided. Applying: being taken in. Unfinished: whoever took it in was cut off, nothing was taken in. Stopped: nothing was taken in, see `stoppedBecause`.',
  })
  state: string;

  @Instant({ about: 'When the files were uploaded.' })
  createdAt: string;

  @Text({ about: 'By whom.', example: 'Dora Officer' })
  createdBy: string;

  @Instant({ about: 'When they are deleted.' })
  expiresAt: string;
}

export class ImportDraftAnswer extends DraftHeadAnswer {
  @Whole({ about: 'How many files there are.', example: 2 })
  files: number;
}

export class ImportDraftListAnswer extends listOf(
  () => ImportDraftAnswer,
  'What waits for somebody to decide, or is being taken in; the latest first.',
) {}

export class DraftTableAnswer {
  @Text({ about: 'The file, or the sheet of a workbook.', example: 'header.csv' })
  file: string;

  @Text({ about: 'Which table or list it is; null where it is none.', nullable: true, example: 'Header' })
  table: string | null;

  @Whole({ about: 'How many rows it has.' })
  rows: number;

  @Choice(['taken-in', 'skipped', 'refused'], { about: 'What becomes of it.' })
  outcome: string;

  @Text({ about: 'Why, where it is not taken in.', nullable: true, max: LONG, example: null })
  because: string | null;
}

export class LeftOutAnswer {
  @Whole({ about: 'Files.' })
  files: number;

  @Whole({ about: 'Rows of the files that are taken in.' })
  rows: number;

  @Whole({ about: 'Young people who are refused, or whose record says otherwise and stays as it is.' })
  people: number;
}

export class DraftProgressAnswer {
  @Whole({ about: 'How many young people are done; null while it gets ready.', nullable: true })
  done: number | null;

  @Whole({ about: 'Of how many.', nullable: true })
  of: number | null;
}

export class ImportDraftWholeAnswer extends DraftHeadAnswer {
  @Parts(() => ImportFileAnswer, { about: 'The files.' })
  files: ImportFileAnswer[];

  @Parts(() => DraftTableAnswer, { about: 'What each file or sheet was taken for.' })
  tables: DraftTableAnswer[];

  @Instant({ about: 'When the files were compared with the record; null where not yet.', nullable: true })
  comparedAt: string | null;

  @Open({
    about: 'How many young people have each outcome.',
    nullable: true,
    example: Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])),
  })
  counts: Record<string, unknown> | null;

  @Part(() => LeftOutAnswer, { about: 'What would be left out, or was.', nullable: true })
  leftOut: LeftOutAnswer | null;

  @Choice(['all', 'leave-out', 'nothing'], { about: 'What was chosen.', nullable: true, example: null })
  choice: string | null;

  @Text({ about: 'Why.', nullable: true, example: null })
  choiceReason: string | null;

  @Text({ about: 'By whom.', nullable: true, example: null })
  chosenBy: string | null;

  @Instant({ about: 'When.', nullable: true, example: null })
  chosenAt: string | null;

  @Part(() => DraftProgressAnswer, { about: 'How far it is, while it is taken in.', nullable: true, example: null })
  progress: DraftProgressAnswer | null;

  @Choice(['changed', 'failed'], {
    about: 'Changed: more would be left out than was agreed to, look at the counts again. Failed: try again.',
    nullable: true,
    example: null,
  })
  stoppedBecause: string | null;

  @Whole({ about: 'For how many it came out otherwise than was shown.', nullable: true, example: null })
  cameOutOtherwise: number | null;

  @Id({
    about: 'The import that it became; null until then, and where the record held everything already.',
    nullable: true,
    example: null,
  })
  importId: string | null;
}

export class DraftPeopleQueryDto extends PageQueryDto {
  @Choice(OUTCOMES, { about: 'Only those with this outcome.', optional: true })
  outcome?: (typeof OUTCOMES)[number];
}

export class DraftPersonAnswer {
  @Text({ about: 'The authority’s own identifier.', max: LONG, example: '10001' })
  child: string;

  @Choice(OUTCOMES, { about: 'What the import would do.' })
  outcome: string;

  @Text({ about: 'Where the files speak of them first.', max: LONG, example: 'header.csv:2' })
  line: string;

  @Words({ about: 'What is learnt, what is contradicted, or why they are left out.' })
  because: string[];
}

export class DraftPeopleAnswer extends listOf(() => DraftPersonAnswer, 'In the order of the files.') {}

export class DraftFaultsQueryDto extends PageQueryDto {
  @Choice(SEVERITIES, { about: 'Only those of this severity.', optional: true })
  severity?: (typeof SEVERITIES)[number];
}

export class DraftFaultAnswer {
  @Text({ about: 'The kind of fault.', example: 'code-unknown' })
  code: string;

  @Choice(SEVERITIES, { about: 'What becomes of the value.' })
  severity: string;

  @Text({ about: 'What is wrong, in words.', max: LONG, example: 'The code is not in the list.' })
  message: string;

  @Text({ about: 'The file; null for the files together.', nullable: true, max: LONG, example: 'header.csv' })
  file: string | null;

  @Whole({ about: 'The line, where it is in one.', nullable: true, example: 12 })
  line: number | null;

  @Text({ about: 'The column, where it is in one.', nullable: true, max: LONG, example: 'ETHNIC' })
  column: string | null;

  @Text({ about: 'Whose row it is, by the authority’s own identifier.', nullable: true, max: LONG, example: '10001' })
  child: string | null;

  @Whole({ about: 'How many it stands for: those beyond a number are only counted.', example: 1 })
  times: number;
}

export class DraftFaultsAnswer extends listOf(() => DraftFaultAnswer, 'In the order in which they were found.') {}
