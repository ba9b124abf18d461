import { Body, Get, Post, Query } from '@nestjs/common';
import type { UserActor } from '../../access/actor';
import { Problem } from '../../platform/problem';
import type { LocalDate } from '../../statutory/local-date';
import { listed, pageAsked } from '../../web/api/cursor';
import { GROUPS } from '../../web/api/groups';
import { ApiController, Operation } from '../../web/api/operation';
import { CurrentActor, Today } from '../../web/decorators';
import {
  ImportWordListAnswer,
  ImportWordQueryDto,
  WordMeaningsAnswer,
  WordMeaningsDto,
  type ImportWordAnswer,
  type WordMeaningDto,
} from './import-word.dto';
import { meaningWords } from './import-words.page';
import { ImportWordsService, type ListedWord, type VersionedSaying } from './import-words.service';

@ApiController('import-words', GROUPS.service)
export class ImportWordsApiController {
  constructor(private readonly words: ImportWordsService) {}

  @Operation({
    does: 'List your own words in imported lists',
    about: 'For data officers. What no rule knows is asked about once; the answer is used by every later import.',
    scope: 'import',
    answers: () => ImportWordListAnswer,
  })
  @Get()
  async list(@CurrentActor() actor: UserActor, @Query() query: ImportWordQueryDto): Promise<ImportWordListAnswer> {
    const words = await this.words.page(actor, { isOpen: query.open ?? null, ...pageAsked(query) });
    return listed(words, query, 'import-words', answer, ({ id }) => [id]);
  }

  @Operation({
    does: 'Say what words mean',
    about:
      'For data officers. All of the answers are saved, or none. They are used from the next comparison on: have files that are uploaded already compared anew. What was taken in before stays until the lists are taken in again.',
    scope: 'import',
    answers: () => WordMeaningsAnswer,
  })
  @Post()
  async say(
    @CurrentActor() actor: UserActor,
    @Today() today: LocalDate,
    @Body() { answers }: WordMeaningsDto,
  ): Promise<WordMeaningsAnswer> {
    return { items: (await this.words.sayAll(actor, sayings(answers), today)).map(answer) };
  }
}

/** @throws Problem 'not-valid' naming each answer that says both or neither */
function sayings(answers: WordMeaningDto[]): VersionedSaying[] {
  const errors = answers.flatMap(({ meaning, leaveOut }, at) =>
    ((meaning ?? null) === null) === (leaveOut ?? false)
      ? []
      : [{ field: `answers/${at}/meaning`, message: 'Give either what the word means, or leaveOut' }],
  );
  if (errors.length > 0) throw new Problem('not-valid', 'Not every answer could be understood.', errors);
  return answers.map(({ column, word, meaning, version }) => ({
    about: column,
    text: word,
    said: meaning ?? null,
    version: version ?? null,
  }));
}

function answer(word: ListedWord): ImportWordAnswer {
  const meaning = word.means ?? word.staffId ?? word.teamId;
  return {
    id: word.id,
    column: word.about,
    word: word.written,
    meaning,
    meaningInWords: meaning === null ? null : meaningWords(word),
    leaveOut: word.leftOut,
    askedAt: word.askedAt.toISOString(),
    answeredBy: word.answeredBy,
    answeredAt: word.answeredAt?.toISOString() ?? null,
    version: word.version,
  };
}
