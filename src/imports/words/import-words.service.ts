import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../../access/access';
import type { Actor } from '../../access/actor';
import { audit } from '../../audit/audit';
import { isId, newId } from '../../platform/ids';
import { invalid, notFound, Problem } from '../../platform/problem';
import { UnitOfWork, type Work } from '../../platform/unit-of-work';
import type { LocalDate } from '../../statutory/local-date';
import type { WordAnswer } from '../annex-a/answers';
import { plainName, plainWords } from '../annex-a/plain-words';
import { RULES, WORD_COLUMNS, type WordColumn } from '../annex-a/word-rules';
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

const LEAVE_OUT: WordAnswer = { means: null, staffId: null, teamId: null, leftOut: true };
const WORD_LENGTH = 100;

/** The authority's own words in Annex A lists: asked about once, answered by a data officer, used by every later import. */
@Injectable()
export class ImportWordsService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Those that wait for an answer first, then by what they are about. @throws Problem 'not-allowed' */
  async list(actor: Actor): Promise<ListedWord[]> {
    mustBeAllowed(actor, 'import');
    return this.unitOfWork.read(actor, (work) => listed(work, 'true', []));
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
      const saved: ListedWord[] = [];
      for (const { id, answer, version } of [...answers].sort((a, b) => (a.id < b.id ? -1 : 1))) {
        const before = await find(work, id, 'for update of w');
        if (before.version !== version) {
          throw new Problem(
            'changed-by-someone-else',
            `Somebody else has said what “${before.written}” means meanwhile. Look at it again`,
          );
        }
        saved.push(await save(work, before, await answerOf(work, before.about, answer, today, `answer-${id}`)));
      }
      return saved;
    });
  }

  /**
   * Says what a word means, whether or not a list has brought it yet.
   * @param said a code of the column, an e-mail address or name, the name of a team; null to leave the word out
   * @throws Problem 'not-valid' naming `text` or `answer`
   */
  async say(actor: Actor, about: About, text: string, said: string | null, today: LocalDate): Promise<ListedWord> {
    mustBeAllowed(actor, 'import');
    const word = about === 'worker' || about === 'team' ? plainName(text) : plainWords(text);
    if (word === '' || text.length > WORD_LENGTH) throw invalid('text', 'Give the word as it stands in the list');
    return this.unitOfWork.write(actor, async (work) => {
      const answer = said === null ? null : await idOrCode(work, about, said, today);
      const given = await answerOf(work, about, answer, today);
      await work.manager.query(
        `insert into import_word (id, about, word, written) values ($1, $2, $3, $4) on conflict (about, word) do nothing`,
        [newId(), about, word, text.trim()],
      );
      const [before] = await listed(work, 'w.about = $1 and w.word = $2', [about, word], 'for update of w');
      return save(work, before as ListedWord, given);
    });
  }
}

async function listed(work: Work, where: string, parameters: unknown[], lock = ''): Promise<ListedWord[]> {
  return work.manager.query<ListedWord[]>(
    `select w.id, w.about, w.word, w.written, w.asked_at as "askedAt", w.means, w.staff_id as "staffId",
            s.name as "staffName", w.team_id as "teamId", t.name as "teamName", w.left_out as "leftOut",
            w.answered_at as "answeredAt", b.name as "answeredBy", w.version
       from import_word w left join staff s on s.id = w.staff_id left join team t on t.id = w.team_id
       left join app_user u on u.id = w.answered_by_id left join staff b on b.id = u.staff_id
      where ${where} order by w.answered_at is not null, w.about, w.word ${lock}`,
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

async function answerOf(
  work: Work,
  about: About,
  answer: string | null,
  today: LocalDate,
  field = 'answer',
): Promise<WordAnswer> {
  if (answer === null) return LEAVE_OUT;
  const { staff, teams } = await whom(work, today);
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

/** As the command line says it: a code in any case, an address or a name, a team's name. */
async function idOrCode(work: Work, about: About, said: string, today: LocalDate): Promise<string> {
  const { staff, teams } = await whom(work, today);
  const asked = said.trim().toLowerCase();
  if (about === 'worker') {
    const meant = staff.filter(({ name, email }) => [name.toLowerCase(), email.toLowerCase()].includes(asked));
    if (meant.length > 1) throw invalid('answer', 'Several who work here have this name. Give the e-mail address');
    if (!meant[0]) throw invalid('answer', 'Nobody who works here has this name or address');
    return meant[0].id;
  }
  if (about === 'team') {
    const meant = teams.find(({ name }) => name.toLowerCase() === asked);
    if (!meant) throw invalid('answer', 'There is no team with this name');
    return meant.id;
  }
  const code = Object.keys(RULES[about].codes).find((each) => each.toLowerCase() === asked);
  if (code === undefined) throw invalid('answer', `There is no such meaning. Use ${codesOf(about).join(', ')}`);
  return code;
}

export function codesOf(about: WordColumn): string[] {
  return Object.keys(RULES[about].codes);
}

async function save(work: Work, before: ListedWord, answer: WordAnswer): Promise<ListedWord> {
  const { means, staffId, teamId, leftOut } = before;
  const isSame =
    before.answeredAt !== null && JSON.stringify(answer) === JSON.stringify({ means, staffId, teamId, leftOut });
  if (isSame) return before;
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
