import { listOf } from '../web/api/cursor';
import { Choice, Day, Id, Instant, Open, Parts, Text, Whole } from '../web/api/fields';

export class ImportRunAnswer {
  @Id({ about: 'The id of the import: what every fact it brought points back to.' })
  id: string;

  @Text({ about: 'What kind of file it was.', example: 'ssda903' })
  kind: string;

  @Whole({ about: 'The year a return is named by.', nullable: true, example: 2026 })
  collectionYear: number | null;

  @Day({ about: 'The day an Annex A list is about.', nullable: true, example: null })
  asOf: string | null;

  @Instant({ about: 'When it was applied.' })
  appliedAt: string;

  @Text({ about: 'By whom; null for the command line.', nullable: true, example: null })
  appliedBy: string | null;

  @Open({ about: 'How many young people had each outcome.', example: { new: 12, changed: 3, same: 80 } })
  counts: Record<string, unknown>;

  @Whole({ about: 'How many faults were found.' })
  faultsInAll: number;

  @Instant({ about: 'When it was undone; null while it stands.', nullable: true, example: null })
  undoneAt: string | null;
}

export class ImportRunListAnswer extends listOf(() => ImportRunAnswer, 'The latest first.') {}

export class ImportFileAnswer {
  @Text({ about: 'Its name.', example: 'header.csv' })
  name: string;

  @Text({ about: 'The SHA-256 of the very bytes that came.', pattern: /^[0-9a-f]{64}$/, example: 'a'.repeat(64) })
  sha256: string;

  @Whole({ about: 'How many bytes it has.' })
  bytes: number;
}

export class ImportFaultAnswer {
  @Text({ about: 'The kind of fault.', example: 'code-unknown' })
  code: string;

  @Choice(['refused', 'warned', 'mended'], { about: 'What became of the value.', example: 'warned' })
  severity: string;

  @Text({ about: 'What is wrong, in words.', max: 10_000, example: 'The code is not in the list.' })
  message: string;

  @Text({ about: 'The file.', example: 'header.csv' })
  file: string;

  @Whole({ about: 'The line, where it is in one.', nullable: true, example: 12 })
  line: number | null;

  @Text({ about: 'The column, where it is in one.', nullable: true, example: 'ETHNIC' })
  column: string | null;

  @Whole({ about: 'How many faults this stands for: of very many of a kind, the rest are only counted.', example: 1 })
  times: number;
}

export class ImportRunWholeAnswer extends ImportRunAnswer {
  @Parts(() => ImportFileAnswer, { about: 'The files that were taken in.' })
  files: ImportFileAnswer[];

  @Parts(() => ImportFaultAnswer, { about: 'What was wrong in them.' })
  faults: ImportFaultAnswer[];
}

export class UndoneAnswer {
  @Whole({ about: 'How many young people it had touched, whose records are as they were before.' })
  people: number;

  @Whole({ about: 'How many of them only this import knew; they are in no list any more.' })
  created: number;
}

export class UndoImportDto {
  @Text({ about: 'Why it is undone.', example: 'It was the return of the year before.' })
  reason: string;
}
