/** The engine's end of the channel: answers every question that arrives, in its lane, and stays polite while it works. */

import { type Control, fail, type Outcome, type Progress, Stopped } from '../models/kit/control.ts';
import { buffersOf } from './buffers.ts';
import { CANCELLED, type Contract, failureOf, type Heard, type PieceOf, type Port, type Said } from './channel.ts';
import { nextTurn } from './turns.ts';

/** How one method is answered. Thrown errors become failures; {@link Stopped} becomes `cancelled`. */
export interface Method<Input, Output, Piece = never> {
  /** Questions of one lane wait for each other; null starts at once. */
  readonly lane: string | null;
  /** `send` copies a piece to the asker. */
  readonly answer: (
    input: Input,
    control: Control,
    send: (piece: Piece) => void,
  ) => Outcome<Output> | Promise<Outcome<Output>>;
}

export type Methods<Of extends Contract<Of>> = {
  readonly [Name in keyof Of]: Method<Of[Name]['input'], Of[Name]['output'], PieceOf<Of[Name]>>;
};

/** Milliseconds of work after which a rest really lets messages through; shorter rests cost nothing. */
const REST_AFTER_MS = 12;
/** Milliseconds between two progress messages of the same step. */
const REPORT_EVERY_MS = 50;

interface Job {
  cancelled: boolean;
  /** The lane has not reached it yet. */
  queued: boolean;
}

/** The engine's end: answers every question that arrives, in its lane. */
export function answerQuestions<Of extends Contract<Of>>(port: Port, methods: Methods<Of>): void {
  const jobs = new Map<number, Job>();
  const lanes = new Map<string, Promise<void>>();
  /** When this thread last let messages through, whoever rested. */
  let lastTurn = performance.now();

  const send = (heard: Heard, transfer: Transferable[] = []) => port.postMessage(heard, transfer);
  const answer = (id: number, outcome: Outcome<unknown>) => {
    if (!jobs.delete(id)) return;
    try {
      send({ kind: 'answer', id, outcome }, outcome.ok ? buffersOf(outcome.value) : []);
    } catch (error) {
      // Not cloneable, or not ours to move (WebAssembly memory): say so rather than leave the asker waiting.
      send({ kind: 'answer', id, outcome: { ok: false, failure: failureOf(error) } });
    }
  };
  const controlOf = (id: number, job: Job): Control => {
    let told: Progress | null = null;
    let toldAt = 0;
    return {
      report(progress) {
        const now = performance.now();
        const due = told?.doing !== progress.doing || progress.done >= progress.of || now - toldAt >= REPORT_EVERY_MS;
        if (!due || job.cancelled) return;
        told = progress;
        toldAt = now;
        send({ kind: 'progress', id, progress });
      },
      async rest() {
        if (performance.now() - lastTurn >= REST_AFTER_MS) {
          await nextTurn();
          lastTurn = performance.now();
        }
        if (job.cancelled) throw new Stopped();
      },
    };
  };
  const work = async (id: number, job: Job, method: Method<unknown, unknown, unknown>, input: unknown) => {
    if (job.cancelled) return;
    job.queued = false;
    try {
      const outcome = await method.answer(input, controlOf(id, job), (piece) => send({ kind: 'piece', id, piece }));
      answer(id, outcome);
    } catch (error) {
      const failure = failureOf(error);
      // The asker gets code and message; where it happened is for whoever looks into the engine.
      if (failure.code === 'unexpected') console.error(error);
      answer(id, { ok: false, failure });
    }
  };
  const receive = (said: Said) => {
    if (said.kind === 'ping') return send({ kind: 'pong' });
    if (said.kind === 'cancel') {
      const job = jobs.get(said.id);
      if (job === undefined) return;
      job.cancelled = true;
      if (job.queued) answer(said.id, { ok: false, failure: CANCELLED });
      return;
    }
    const job: Job = { cancelled: false, queued: true };
    jobs.set(said.id, job);
    const known = Object.hasOwn(methods, said.method) ? (methods as Record<string, unknown>)[said.method] : undefined;
    if (known === undefined) return answer(said.id, fail('unsupported', `no method ${said.method}`));
    const method = known as Method<unknown, unknown, unknown>;
    const begin = () => work(said.id, job, method, said.input);
    if (method.lane === null) return void begin();
    lanes.set(method.lane, (lanes.get(method.lane) ?? Promise.resolve()).then(begin));
  };

  port.addEventListener('message', (event: MessageEvent<Said>) => receive(event.data));
  port.addEventListener('messageerror', () => send({ kind: 'unreadable' }));
  port.start?.();
}
