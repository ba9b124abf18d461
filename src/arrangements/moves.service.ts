import { Injectable } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { AccommodationService, type Home, type MovePreview } from '../accommodation/accommodation.service';
import type { WithMove } from '../accommodation/with-move';
import { idOf, newId } from '../platform/ids';
import { notFound, Problem } from '../platform/problem';
import { FlatsService, type FlatToMoveInto } from '../providers/flats.service';
import { UnitOfWork } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import {
  ArrangementsService,
  type Crossing,
  type MoveOpened,
  type StoryForetold,
  type StoryOfMove,
} from './arrangements.service';
import { AREA_MOVE } from './kinds/area-move';
import { CUSTODY } from './kinds/custody';

/** The stories that a move is part of. */
export interface StoriesOfMove {
  /** The one that it was begun from. */
  story: StoryOfMove | null;
  /** It went to the area of another council. */
  crossing: Crossing | null;
  /** A flat of the quota that was let to them. */
  flatId?: string | null;
}

export const NO_STORY: StoriesOfMove = { story: null, crossing: null };

/** As a form calls a field of the story that a move was begun from. */
export const storyField = (name: string): string => `story-${name}`;

/** Whether the entry of a story is a move to the area of another council. */
export const isToOtherCouncil = (kind: string, entry: string): boolean => kind === AREA_MOVE.key && entry === 'moved';

/** A move and the stories that it is part of, saved together or not at all. */
@Injectable()
export class MovesService {
  constructor(
    private readonly accommodation: AccommodationService,
    private readonly arrangements: ArrangementsService,
    private readonly quotaFlats: FlatsService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws Problem 'not-found' for a story of somebody else, and an entry that is no move */
  async open(actor: UserActor, personId: string, arrangementId: string, entry: string): Promise<MoveOpened> {
    return this.arrangements.toMove(actor, personId, arrangementId, entry);
  }

  /** Flats of the quota that were let to them, and that they moved into as far as nobody has recorded. */
  async flats(actor: UserActor, personId: string): Promise<FlatToMoveInto[]> {
    return this.quotaFlats.toMoveInto(actor, personId);
  }

  /** One of them. @throws Problem 'not-found' */
  async flat(actor: UserActor, personId: string, flatId: string): Promise<FlatToMoveInto> {
    const found = (await this.flats(actor, personId)).find(({ id }) => id === flatId);
    if (!found) throw notFound();
    return found;
  }

  /**
   * @param id given by a form that may be sent twice, so that both are one
   * @returns the new home's fact id
   * @throws Problem as the move or the line of the story; a field of the story by its name in the form
   */
  async record(
    actor: UserActor,
    personId: string,
    home: Home,
    more: WithMove,
    { story, crossing, flatId = null }: StoriesOfMove,
    today: LocalDate,
    id = newId(),
  ): Promise<string> {
    return this.unitOfWork.oneForAll(actor, async () => {
      const about = await this.fromStories(actor, personId, more, { story, crossing });
      const homeId = await this.accommodation.recordMove(actor, personId, home, today, id, about);
      const onDay = home.fromOn;
      await this.quotaFlats.movedIn(actor, personId, { id: homeId, address: home.address }, flatId, today);
      if (story) {
        const { arrangementId, entry, said } = story;
        const entryId = idOf(id, 'story');
        await inForm(() =>
          this.arrangements.record(actor, personId, arrangementId, entry, { onDay, said }, today, entryId, homeId),
        );
      }
      if (crossing) await this.arrangements.cross(actor, personId, crossing, { homeId, onDay }, today, id);
      return homeId;
    });
  }

  /** What would follow; nothing is saved. @throws as `record` */
  async preview(
    actor: UserActor,
    personId: string,
    home: Home,
    more: WithMove,
    { story, crossing }: StoriesOfMove,
    today: LocalDate,
  ): Promise<MovePreview & { stories: StoryForetold[] }> {
    const about = await this.fromStories(actor, personId, more, { story, crossing });
    const preview = await this.accommodation.previewMove(actor, personId, home, about, today);
    const stories = [
      ...(story ? [await inForm(() => this.arrangements.foretell(actor, personId, story, home.fromOn, today))] : []),
      ...(crossing ? [await this.arrangements.foretellCrossing(actor, personId, crossing, home.fromOn, today)] : []),
    ];
    return { ...preview, stories };
  }

  /** What follows from the stories: whose area it is in, and that they leave custody. */
  private async fromStories(
    actor: UserActor,
    personId: string,
    more: WithMove,
    { story, crossing }: StoriesOfMove,
  ): Promise<WithMove> {
    const opened = story && (await this.open(actor, personId, story.arrangementId, story.entry));
    const isRelease = opened?.kind.key === CUSTODY.key && opened.entry.key === 'release';
    const crosses = crossing !== null || (opened !== null && isToOtherCouncil(opened.kind.key, opened.entry.key));
    return { ...more, isRelease, answers: crosses ? { ...more.answers, area: 'other' } : more.answers };
  }
}

/** What is wrong with a field of the story is told of its place in the form. */
async function inForm<T>(tell: () => Promise<T>): Promise<T> {
  try {
    return await tell();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const errors = error.errors.map((one) => (one.field === 'onDay' ? one : { ...one, field: storyField(one.field) }));
    throw error.retold(new Problem(error.kind, error.detail, errors));
  }
}
