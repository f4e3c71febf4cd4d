import { facts, printable } from '../terminal/table.ts';

/** Tells what happens, step by step, in numbered chapters. */
export class Story {
  readonly #silent: boolean;
  #chapter = 0;

  constructor(silent: boolean) {
    this.#silent = silent;
  }

  /** Begins the next step. */
  chapter(title: string): void {
    this.#chapter += 1;
    this.#write(`\n${String(this.#chapter).padStart(2)}  ${title}`);
  }

  /** One line, or a table, of the present step. */
  tell(text: string): void {
    this.#write(text.replaceAll(/^(?=.)/gm, '    '));
  }

  /** Names and values of the present step. */
  facts(pairs: Parameters<typeof facts>[0]): void {
    this.tell(facts(pairs));
  }

  /** A heading over several steps. */
  part(title: string): void {
    this.#write(`\n${title}\n${'-'.repeat(title.length)}`);
  }

  #write(text: string): void {
    if (!this.#silent) console.log(text.split('\n').map(printable).join('\n'));
  }
}
