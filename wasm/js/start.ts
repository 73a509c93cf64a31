import { CallwellError } from "./error.js";

/** Where a WebAssembly file comes from: a URL, a response, bytes or a module. */
export type Source<I> = I | Promise<I>;

/** A WebAssembly file that is started once. */
export interface Starter<I, S> {
  start(source: Source<I>): Promise<void>;
  startSync(source: S): void;
  /** @throws CallwellError of kind "not-ready" before the start. */
  needReady(): void;
}

/** `initialise` and `initialiseSync` are what wasm-bindgen made; `what` is what isn't started in errors. */
export function starter<I, S>(
  what: string,
  initialise: (options: { module_or_path: Source<I> }) => Promise<unknown>,
  initialiseSync: (options: { module: S }) => unknown,
): Starter<I, S> {
  let starting: Promise<unknown> | undefined;
  let ready = false;
  return {
    async start(source) {
      starting ??= Promise.resolve(source).then((source) => initialise({ module_or_path: source }));
      try {
        await starting;
        ready = true;
      } catch (error) {
        starting = undefined;
        throw error;
      }
    },
    startSync(source) {
      if (ready) return;
      initialiseSync({ module: source });
      starting = Promise.resolve();
      ready = true;
    },
    needReady() {
      if (!ready) throw new CallwellError("not-ready", `${what} has not been started: expected \`await init()\` before the first use`);
    },
  };
}
