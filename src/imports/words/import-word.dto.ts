import { listOf, PageQueryDto } from '../../web/api/cursor';
import { Choice, Id, InAddress, Instant, Parts, Text, Whole, YesNo } from '../../web/api/fields';
import { ABOUTS } from './import-words.service';
import type { About } from './import-word.entity';

const LONG = 10_000;
const COLUMN = 'The column that the word stands in; `worker` and `team` are those of names.';
const MEANING = 'A code of the column, or the id of the member of staff or of the team.';

export class ImportWordQueryDto extends PageQueryDto {
  @InAddress()
  @YesNo({ about: 'true: only what waits for an answer. false: only what is answered.', optional: true })
  open?: boolean;
}

export class ImportWordAnswer {
  @Id({ about: 'The id of the word.' })
  id: string;

  @Choice(ABOUTS, { about: COLUMN })
  column: string;

  @Text({ about: 'As it stood in the list that brought it first.', max: LONG, example: 'Ladies' })
  word: string;

  @Text({ about: `${MEANING} Null while nobody has answered, and where it is left out.`, nullable: true, example: 'F' })
  meaning: string | null;

  @Text({ about: 'The meaning in words.', nullable: true, max: LONG, example: 'Female' })
  meaningInWords: string | null;

  @YesNo({ about: 'It says nothing that the record keeps.', example: false })
  leaveOut: boolean;

  @Instant({ about: 'When it was asked about.' })
  askedAt: string;

  @Text({
    about: 'Who answered; null while nobody has, and for the command line.',
    nullable: true,
    example: 'Dora Officer',
  })
  answeredBy: string | null;

  @Instant({ about: 'When; null while it waits for an answer.', nullable: true })
  answeredAt: string | null;

  @Whole({ about: 'Rises with each answer.', example: 2 })
  version: number;
}

export class ImportWordListAnswer extends listOf(() => ImportWordAnswer, 'The latest asked about first.') {}

export class WordMeaningDto {
  @Choice(ABOUTS, { about: COLUMN })
  column: About;

  @Text({
    about:
      'As it stands in the list. Capitals, accents and punctuation make no difference; no list need have brought it yet.',
    max: 100,
    example: 'Ladies',
  })
  word: string;

  @Text({
    about: `${MEANING} An e-mail address or a name does as well. Left out or null with \`leaveOut\`.`,
    optional: true,
    nullable: true,
    example: 'F',
  })
  meaning?: string | null;

  @YesNo({ about: 'true: it says nothing that the record keeps.', optional: true, inExample: false })
  leaveOut?: boolean;

  @Whole({
    about: 'The `version` of the word that you looked at. Needed to change an answer.',
    optional: true,
    nullable: true,
    inExample: false,
  })
  version?: number | null;
}

export class WordMeaningsDto {
  @Parts(() => WordMeaningDto, { about: 'At most 200 at once, each about another word.' })
  answers: WordMeaningDto[];
}

export class WordMeaningsAnswer {
  @Parts(() => ImportWordAnswer, { about: 'The word of each answer as it stands now, in the order of the answers.' })
  items: ImportWordAnswer[];
}
