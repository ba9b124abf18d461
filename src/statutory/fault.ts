/** One thing wrong with what was handed in. `path` is where, as in `careEpisodes[2].from`; the empty path is the whole. */
export interface Fault {
  path: string;
  message: string;
}
