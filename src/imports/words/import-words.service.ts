import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../../access/access';
import type { Actor } from '../../access/actor';
import { audit } from '../../audit/audit';
import { isId } from '../../platform/ids';
import { invalid, notFound, Problem, type FieldError } from '../../platform/problem';
import { UnitOfWork, type Work } from '../../platform/unit-of-work';
import type { LocalDate } from '../../statutory/local-date';
import { answerKey, type WordAnswer } from '../annex-a/answers';
import { plainName, plainWords } from '../annex-a/plain-words';
import { RULES, WORD_COLUMNS, type WordColumn } from '../annex-a/word-rules';
import { askAbout } from './ask-about';
import type { About } from './import-word.entity';

export const ABOUTS: readonly About[] = [...WORD_COLUMNS, 'worker', 'team'];

/** A word with what was said of it, by whom and when. */
export interface ListedWord {
  id: string;
  about: About;
  word: string;
  written: string;
  askedAt: Date;
  means: string | null;
  staffId: string | null;
  staffName: string | null;
  teamId: string | null;
  teamName: string | null;
  leftOut: boolean;
  /** Null while nobody has answered. */
  answeredAt: Date | null;
  /** Null for the command line. */
  answeredBy: string | null;
  version: number;
}

/** Those whom a word can mean. */
export interface WhomWordsMean {
  staff: { id: string; name: string; email: string }[];
  teams: { id: string; name: string }[];
}

export interface GivenAnswer {
  id: string;
  /** A code of the column, the id of a member of staff or of a team; null to leave the word out. */
  answer: string | null;
  /** Of the word that was looked at. */
  version: number;
}

/** What is said of a word by its column and its text, whether or not a list has brought it yet. */
export interface WordSaying {
  about: About;
  /** As it stands in the list. */
  text: string;
  /** A code of the column, an id, an e-mail address or name, the name of a team; null to leave the word out. */
  said: string | null;
}

export interface VersionedSaying extends WordSaying {
  /** Of the word that was looked at; null where no answer was seen: then none is changed. */
  version: number | null;
}

export interface WordsAsked {
  /** Only those that wait for an answer, or only the others; null for all. */
  isOpen: boolean | null;
  /** The id of the last one that was read; null for the first page. */
  after: string | null;
  limit: number;
}

const LEAVE_OUT: WordAnswer = { means: null, staffId: null, teamId: null, leftOut: true };
const WORD_LENGTH = 100;

/** The authority's own words in Annex A lists: asked about once, answered by a data officer, used by every later import. */
@Injectable()
export class ImportWordsService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Those that wait for an answer first, then by what they are about. @throws Problem 'not-allowed' */
  async list(actor: Actor): Promise<ListedWord[]> {
    mustBeAllowed(actor, 'import');
    return this.unitOfWork.read(actor, (work) =>
      listed(work, 'true', [], 'order by w.answered_at is not null, w.about, w.word'),
    );
  }

  /** The latest asked about first, up to `limit + 1` of them. @throws Problem 'not-allowed' */
  async page(actor: Actor, { isOpen, after, limit }: WordsAsked): Promise<ListedWord[]> {
    mustBeAllowed(actor, 'import');
    return this.unitOfWork.read(actor, (work) =>
      listed(
        work,
        '($1::boolean is null or (w.answered_at is null) = $1) and ($2::uuid is null or w.id < $2)',
        [isOpen, after, limit + 1],
        'order by w.id desc limit $3',
      ),
    );
  }

  /** How many wait for an answer. @throws Problem 'not-allowed' */
  async countOpen(actor: Actor): Promise<number> {
    mustBeAllowed(actor, 'import');
    return this.unitOfWork.read(actor, async ({ manager }) => {
      const [{ n }]: [{ n: number }] = await manager.query(
        'select count(*)::int as n from import_word where answered_at is null',
      );
      return n;
    });
  }

  /** Whom a word can mean. @throws Problem 'not-allowed' */
  async whom(actor: Actor, today: LocalDate): Promise<WhomWordsMean> {
    mustBeAllowed(actor, 'import');
    return this.unitOfWork.read(actor, (work) => whom(work, today));
  }

  /** @throws Problem 'not-allowed', 'not-found' */
  async open(actor: Actor, id: string, today: LocalDate): Promise<{ word: ListedWord; whom: WhomWordsMean }> {
    mustBeAllowed(actor, 'import');
    return this.unitOfWork.read(actor, async (work) => ({ word: await find(work, id), whom: await whom(work, today) }));
  }

  /**
   * Says what words mean, from the next comparison on: all of these answers, or none. What was imported before stays
   * until the same lists are taken in again.
   * @throws Problem 'not-found', 'not-valid' naming `answer-` and the word's id, 'changed-by-someone-else'
   */
  async answer(actor: Actor, answers: GivenAnswer[], today: LocalDate): Promise<ListedWord[]> {
    mustBeAllowed(actor, 'import');
    return this.unitOfWork.write(actor, async (work) => {
      const people = await whom(work, today);
      const saved: ListedWord[] = [];
      for (const { id, answer, version } of [...answers].sort((a, b) => (a.id < b.id ? -1 : 1))) {
        const before = await find(work, id, 'for update of w');
        if (before.version !== version) throw changedMeanwhile(before);
        saved.push(await save(work, before, answerOf(people, before.about, answer, `answer-${id}`)));
      }
      return saved;
    });
  }

  /**
   * Says what a word means, whatever was said of it before and whether or not a list has brought it yet.
   * @param said a code of the column, an e-mail address or name, the name of a team; null to leave the word out
   * @throws Problem 'not-valid' naming `word` or `meaning`
   */
  async say(actor: Actor, about: About, text: string, said: string | null, today: LocalDate): Promise<ListedWord> {
    mustBeAllowed(actor, 'import');
    return this.unitOfWork.write(actor, async (work) => {
      const understood = understand({ about, text, said }, await whom(work, today));
      const [before] = await kept(work, [understood]);
      return save(work, before as ListedWord, understood.answer);
    });
  }

  /**
   * Says what words mean: all of these answers, or none.
   * @returns the words as they stand then, in the order of the answers
   * @throws Problem 'not-valid' naming `answers/`, the place from 0, and `/word` or `/meaning`; 'changed-by-someone-else'
   */
  async sayAll(actor: Actor, sayings: readonly VersionedSaying[], today: LocalDate): Promise<ListedWord[]> {
    mustBeAllowed(actor, 'import');
    return this.unitOfWork.write(actor, async (work) => {
      const byWord = understandAll(sayings, await whom(work, today));
      const saved = new Map<string, ListedWord>();
      for (const before of await kept(work, [...byWord.values()])) {
        const key = answerKey(before.about, before.word);
        const { answer, version, at } = byWord.get(key) as Numbered;
        const isSeen =
          version === null ? before.answeredAt === null || isSame(before, answer) : version === before.version;
        if (!isSeen) throw changedMeanwhile(before, `answers/${at}/version`);
        saved.set(key, await save(work, before, answer));
      }
      return [...byWord.keys()].map((key) => saved.get(key) as ListedWord);
    });
  }
}

interface Understood {
  about: About;
  word: string;
  written: string;
  answer: WordAnswer;
}

interface Numbered extends Understood {
  version: number | null;
  at: number;
}

/** @throws Problem 'not-valid' naming `word` or `meaning` */
function understand({ about, text, said }: WordSaying, people: WhomWordsMean): Understood {
  const word = about === 'worker' || about === 'team' ? plainName(text) : plainWords(text);
  const written = text.trim();
  if (word === '' || text.length > WORD_LENGTH || /\p{C}/u.test(written)) {
    throw invalid('word', 'Give the word as it stands in the list');
  }
  const answer = answerOf(people, about, said === null ? null : idOrCode(people, about, said), 'meaning');
  return { about, word, written, answer };
}

/** By column and plain words, in the order given. @throws Problem 'not-valid' naming each answer that is not understood */
function understandAll(sayings: readonly VersionedSaying[], people: WhomWordsMean): Map<string, Numbered> {
  const byWord = new Map<string, Numbered>();
  const errors: FieldError[] = [];
  for (const [at, saying] of sayings.entries()) {
    try {
      const understood = understand(saying, people);
      const key = answerKey(understood.about, understood.word);
      if (byWord.has(key)) throw invalid('word', 'Another answer is about the same word');
      byWord.set(key, { ...understood, version: saying.version, at });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      errors.push(...error.errors.map(({ field, message }) => ({ field: `answers/${at}/${field}`, message })));
    }
  }
  if (errors.length > 0) throw new Problem('not-valid', 'Not every answer could be understood.', errors);
  return byWord;
}

function changedMeanwhile({ written }: ListedWord, field?: string): Problem {
  const message = `Somebody else has said what “${written}” means meanwhile. Look at it again`;
  return new Problem('changed-by-someone-else', message, field ? [{ field, message }] : []);
}

/** The words as they are kept, those that were not before too; locked, in the order of their ids as everywhere. */
async function kept(work: Work, words: readonly Understood[]): Promise<ListedWord[]> {
  await askAbout(work, words);
  return listed(
    work,
    '(w.about, w.word) in (select k.about, k.word from jsonb_to_recordset($1::jsonb) as k(about text, word text))',
    [JSON.stringify(words.map(({ about, word }) => ({ about, word })))],
    'order by w.id for update of w',
  );
}

async function listed(work: Work, where: string, parameters: unknown[], tail = ''): Promise<ListedWord[]> {
  return work.manager.query<ListedWord[]>(
    `select w.id, w.about, w.word, w.written, w.asked_at as "askedAt", w.means, w.staff_id as "staffId",
            s.name as "staffName", w.team_id as "teamId", t.name as "teamName", w.left_out as "leftOut",
            w.answered_at as "answeredAt", b.name as "answeredBy", w.version
       from import_word w left join staff s on s.id = w.staff_id left join team t on t.id = w.team_id
       left join app_user u on u.id = w.answered_by_id left join staff b on b.id = u.staff_id
      where ${where} ${tail}`,
    parameters,
  );
}

async function find(work: Work, id: string, lock = ''): Promise<ListedWord> {
  const [word] = isId(id) ? await listed(work, 'w.id = $1', [id], lock) : [];
  if (!word) throw notFound();
  return word;
}

/** Those who work here on the day. */
async function whom(work: Work, today: LocalDate): Promise<WhomWordsMean> {
  const staff: WhomWordsMean['staff'] = await work.manager.query(
    `select id, name, email from staff where left_on is null or left_on > $1 order by lower(name), email`,
    [today],
  );
  const teams: WhomWordsMean['teams'] = await work.manager.query(`select id, name from team order by lower(name)`);
  return { staff, teams };
}

function answerOf({ staff, teams }: WhomWordsMean, about: About, answer: string | null, field: string): WordAnswer {
  if (answer === null) return LEAVE_OUT;
  if (about === 'worker' && staff.some(({ id }) => id === answer))
    return { ...LEAVE_OUT, leftOut: false, staffId: answer };
  if (about === 'team' && teams.some(({ id }) => id === answer))
    return { ...LEAVE_OUT, leftOut: false, teamId: answer };
  const isWord = about !== 'worker' && about !== 'team';
  if (isWord && Object.hasOwn(RULES[about].codes, answer)) return { ...LEAVE_OUT, leftOut: false, means: answer };
  throw invalid(field, NO_SUCH_ANSWER[isWord ? 'word' : about]);
}

const NO_SUCH_ANSWER = {
  word: 'Choose what it means, or to leave it out',
  worker: 'Choose who this is, or to leave it out',
  team: 'Choose which team this is, or to leave it out',
};

/** As the command line and the API say it: a code in any case, an id, an address or a name, a team's name. */
function idOrCode({ staff, teams }: WhomWordsMean, about: About, said: string): string {
  const asked = said.trim().toLowerCase();
  if (about === 'worker') {
    const meant = staff.filter(({ id, name, email }) => [id, name.toLowerCase(), email.toLowerCase()].includes(asked));
    if (meant.length > 1) throw invalid('meaning', 'Several who work here have this name. Give the e-mail address');
    if (!meant[0]) throw invalid('meaning', 'Nobody who works here has this name or address');
    return meant[0].id;
  }
  if (about === 'team') {
    const meant = teams.find(({ id, name }) => [id, name.toLowerCase()].includes(asked));
    if (!meant) throw invalid('meaning', 'There is no team with this name');
    return meant.id;
  }
  const code = Object.keys(RULES[about].codes).find((each) => each.toLowerCase() === asked);
  if (code === undefined) throw invalid('meaning', `There is no such meaning. Use ${codesOf(about).join(', ')}`);
  return code;
}

export function codesOf(about: WordColumn): string[] {
  return Object.keys(RULES[about].codes);
}

function isSame({ answeredAt, means, staffId, teamId, leftOut }: ListedWord, answer: WordAnswer): boolean {
  return answeredAt !== null && JSON.stringify(answer) === JSON.stringify({ means, staffId, teamId, leftOut });
}

async function save(work: Work, before: ListedWord, answer: WordAnswer): Promise<ListedWord> {
  if (isSame(before, answer)) return before;
  const { means, staffId, teamId, leftOut } = before;
  await work.manager.query(
    `update import_word set means = $2, staff_id = $3, team_id = $4, left_out = $5, answered_at = now(),
            answered_by_id = $6, version = version + 1 where id = $1`,
    [
      before.id,
      answer.means,
      answer.staffId,
      answer.teamId,
      answer.leftOut,
      work.actor.kind === 'user' ? work.actor.userId : null,
    ],
  );
  await audit(work, {
    did: 'import-word.answered',
    subjectId: before.id,
    detail: {
      about: before.about,
      before: before.answeredAt === null ? null : { means, staffId, teamId, leftOut },
      after: answer,
    },
  });
  return find(work, before.id);
}
