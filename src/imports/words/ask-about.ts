import { newId } from '../../platform/ids';
import type { Work } from '../../platform/unit-of-work';
import type { UnmappedWord } from '../annex-a/answers';

/** Keeps words that nobody has explained yet, to be asked about. Those kept already are not asked about again. */
export async function askAbout(
  work: Work,
  words: readonly Pick<UnmappedWord, 'about' | 'word' | 'written'>[],
): Promise<void> {
  if (words.length === 0) return;
  await work.manager.query(
    `insert into import_word (id, about, word, written)
     select w.id, w.about, w.word, w.written
       from jsonb_to_recordset($1::jsonb) as w(id uuid, about text, word text, written text)
         on conflict (about, word) do nothing`,
    [JSON.stringify(words.map(({ about, word, written }) => ({ id: newId(), about, word, written })))],
  );
}
