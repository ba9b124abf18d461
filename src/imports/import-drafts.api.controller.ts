import { Readable } from 'node:stream';
import { Body, Get, Param, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { invalid } from '../platform/problem';
import { parseLocalDate, type LocalDate } from '../statutory/local-date';
import { created, type Answered } from '../web/api/answered';
import { DEFAULT_LIMIT, listed, pageAsked, placeIn, PageQueryDto } from '../web/api/cursor';
import { GROUPS } from '../web/api/groups';
import { TakesLargeBody } from '../web/api/large-body';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { ApplyDraftsService } from './apply-drafts.service';
import {
  ApplyDraftDto,
  CompareDraftDto,
  DraftFaultsAnswer,
  DraftFaultsQueryDto,
  DraftPeopleAnswer,
  DraftPeopleQueryDto,
  ImportDraftListAnswer,
  ImportDraftWholeAnswer,
  ImportUploadDto,
  TurnDownDraftDto,
  UPLOAD_BODY_BYTES,
  type ImportDraftAnswer,
} from './import-draft.dto';
import {
  ImportDraftsService,
  type ListedDraft,
  type ShownDraft,
  type Stretch,
  type WhatTheyAre,
} from './import-drafts.service';
import type { ImportKind } from './import-run.entity';
import { KINDS } from './kinds';

/** Before every number of a line. */
const START = -1;

@ApiController('import-drafts', GROUPS.service)
export class ImportDraftsApiController {
  constructor(
    private readonly drafts: ImportDraftsService,
    private readonly applying: ApplyDraftsService,
  ) {}

  @Operation({
    does: 'Upload files to be imported',
    about:
      'For data officers. The files of one import together, in base64 in one JSON body of 12 MB at most; larger ones go through the page. They are kept for a week and compared with the record; nothing is taken in.',
    scope: 'import',
    answers: () => ImportDraftWholeAnswer,
    status: 201,
    location: true,
  })
  @TakesLargeBody(UPLOAD_BODY_BYTES)
  @Post()
  async upload(
    @CurrentActor() actor: UserActor,
    @Today() today: LocalDate,
    @Body() { files }: ImportUploadDto,
  ): Promise<Answered<ImportDraftWholeAnswer>> {
    const arriving = files.map(({ name, content }) => ({
      name,
      bytes: Readable.from([Buffer.from(content, 'base64')]),
    }));
    const id = await this.drafts.receive(actor, Readable.from(arriving), today);
    return this.withAddress(actor, id);
  }

  @Operation({
    does: 'List uploaded files',
    about: 'For data officers.',
    scope: 'import',
    answers: () => ImportDraftListAnswer,
  })
  @Get()
  async list(@CurrentActor() actor: UserActor, @Query() query: PageQueryDto): Promise<ImportDraftListAnswer> {
    const { after, limit } = pageAsked(query);
    const drafts = (await this.drafts.list(actor))
      .filter(({ id }) => after === null || id < after)
      .sort((a, b) => (a.id < b.id ? 1 : -1))
      .slice(0, limit + 1);
    return listed(drafts, query, 'import-drafts', answer, ({ id }) => [id]);
  }

  @Operation({
    does: 'Read what an import would do, and how far it is',
    about: 'For data officers.',
    scope: 'import',
    answers: () => ImportDraftWholeAnswer,
  })
  @Get(':draftId')
  async read(@CurrentActor() actor: UserActor, @Param('draftId') draftId: string): Promise<ImportDraftWholeAnswer> {
    return wholeAnswer(await this.drafts.open(actor, draftId));
  }

  @Operation({
    does: 'List what an import would do to whom',
    about: 'For data officers. Begin anew when `comparedAt` has changed since the first page.',
    scope: 'import',
    answers: () => DraftPeopleAnswer,
  })
  @Get(':draftId/people')
  async people(
    @CurrentActor() actor: UserActor,
    @Param('draftId') draftId: string,
    @Query() query: DraftPeopleQueryDto,
  ): Promise<DraftPeopleAnswer> {
    const people = await this.drafts.peopleAfter(actor, draftId, query.outcome ?? null, stretchAsked(query));
    return listed(
      people,
      query,
      `import-drafts/${draftId}/people`,
      ({ child, outcome, line, because }) => ({ child, outcome, line, because }),
      ({ n }) => [String(n)],
    );
  }

  @Operation({
    does: 'List what is wrong in the files',
    about: 'For data officers. Begin anew when `comparedAt` has changed since the first page.',
    scope: 'import',
    answers: () => DraftFaultsAnswer,
  })
  @Get(':draftId/faults')
  async faults(
    @CurrentActor() actor: UserActor,
    @Param('draftId') draftId: string,
    @Query() query: DraftFaultsQueryDto,
  ): Promise<DraftFaultsAnswer> {
    const faults = await this.drafts.faultsAfter(actor, draftId, query.severity ?? null, stretchAsked(query));
    return listed(
      faults,
      query,
      `import-drafts/${draftId}/faults`,
      ({ code, severity, message, file, line, column, child, times }) => ({
        code,
        severity,
        message,
        file: file || null,
        line,
        column,
        child: child || null,
        times,
      }),
      ({ n }) => [String(n)],
    );
  }

  @Operation({
    does: 'Say what the files are',
    about: 'For data officers. They are compared with the record anew.',
    scope: 'import',
    answers: () => ImportDraftWholeAnswer,
  })
  @Post(':draftId/comparison')
  async compare(
    @CurrentActor() actor: UserActor,
    @Today() today: LocalDate,
    @Param('draftId') draftId: string,
    @Body() body: CompareDraftDto,
  ): Promise<ImportDraftWholeAnswer> {
    await this.drafts.compare(actor, draftId, whatTheyAre(body, today), today);
    return wholeAnswer(await this.drafts.open(actor, draftId));
  }

  @Operation({
    does: 'Take the files in',
    about:
      'For data officers. It goes on by itself: read the upload until its `state` is no longer `applying`. Asked twice, it is one import.',
    scope: 'import',
    answers: () => ImportDraftWholeAnswer,
    status: 202,
    location: true,
  })
  @Post(':draftId/apply')
  async apply(
    @CurrentActor() actor: UserActor,
    @Today() today: LocalDate,
    @Param('draftId') draftId: string,
    @Body() { choice, reason, comparedAt }: ApplyDraftDto,
  ): Promise<Answered<ImportDraftWholeAnswer>> {
    const decision = { choice, reason: reason ?? null, comparedAt: new Date(comparedAt).toISOString() };
    await this.applying.start(actor, draftId, decision, today);
    return this.withAddress(actor, draftId);
  }

  @Operation({
    does: 'Take in nothing',
    about: 'For data officers. The files are deleted; that nothing was taken in, and why, is kept for some days.',
    scope: 'import',
    status: 204,
  })
  @Post(':draftId/turn-down')
  async turnDown(
    @CurrentActor() actor: UserActor,
    @Param('draftId') draftId: string,
    @Body() { reason }: TurnDownDraftDto,
  ): Promise<void> {
    await this.drafts.turnDown(actor, draftId, reason ?? null);
  }

  @Operation({
    does: 'Discard uploaded files',
    about: 'For data officers, before anything is decided.',
    scope: 'import',
    status: 204,
  })
  @Post(':draftId/discard')
  async discard(@CurrentActor() actor: UserActor, @Param('draftId') draftId: string): Promise<void> {
    await this.drafts.remove(actor, draftId);
  }

  private async withAddress(actor: UserActor, id: string): Promise<Answered<ImportDraftWholeAnswer>> {
    return created(wholeAnswer(await this.drafts.open(actor, id)), `import-drafts/${id}`);
  }
}

function stretchAsked({ limit = DEFAULT_LIMIT, cursor }: PageQueryDto): Stretch {
  return { after: Number(placeIn(cursor, ['number'])?.[0] ?? START), limit };
}

/** @throws Problem 'not-valid' for a year or a day that files of the kind do not have */
function whatTheyAre({ kind: said, collectionYear, asOf: day }: CompareDraftDto, today: LocalDate): WhatTheyAre {
  const kind = said as ImportKind;
  const { hasYear, hasDay } = KINDS[kind];
  const asOf = parseLocalDate(day);
  if (collectionYear !== undefined && !hasYear) throw invalid('collectionYear', 'Such files are not about one year');
  if (asOf !== null && !hasDay) throw invalid('asOf', 'Such files are not about one day');
  if (asOf !== null && asOf > today) throw invalid('asOf', 'This day is still to come');
  return { kind, collectionYear: collectionYear ?? null, asOf };
}

type Head = Omit<ImportDraftAnswer, 'files'>;

function head({
  id,
  kind,
  foundYear,
  foundAsOf,
  state,
  createdAt,
  createdBy,
  expiresAt,
}: Omit<ListedDraft, 'files'>): Head {
  return {
    id,
    kind,
    collectionYear: foundYear,
    asOf: foundAsOf,
    state,
    createdAt: createdAt.toISOString(),
    createdBy,
    expiresAt: expiresAt.toISOString(),
  };
}

function answer(draft: ListedDraft): ImportDraftAnswer {
  return { ...head(draft), files: draft.files };
}

function wholeAnswer(draft: ShownDraft): ImportDraftWholeAnswer {
  const { counts, leftOut, choice, choiceReason, chosenBy, stoppedBecause, cameOutOtherwise, importId } = draft;
  return {
    ...head(draft),
    files: draft.files.map(({ name, sha256, size }) => ({ name, sha256, bytes: size })),
    tables: (draft.fileReports ?? []).map(({ name, table, rows, outcome, because }) => ({
      file: name,
      table,
      rows,
      outcome,
      because,
    })),
    comparedAt: draft.comparedAt?.toISOString() ?? null,
    counts,
    leftOut,
    choice,
    choiceReason,
    chosenBy,
    chosenAt: draft.chosenAt?.toISOString() ?? null,
    progress: draft.state === 'applying' ? { done: draft.peopleDone, of: draft.peopleInAll } : null,
    stoppedBecause,
    cameOutOtherwise,
    importId,
  };
}
