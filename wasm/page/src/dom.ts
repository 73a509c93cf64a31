/** Elements are made here, and text is only ever put in as text: nothing from outside is read as HTML. */

type Attributes = Record<string, string | number | boolean | undefined | ((event: never) => void)>;
export type Child = Node | string | number | null | undefined | false | readonly Child[];

export function h<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Attributes = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value as EventListener);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== undefined) element.setAttribute(name, String(value));
  }
  append(element, children);
  return element;
}

function append(parent: Element, children: readonly Child[]): void {
  for (const child of children) {
    if (Array.isArray(child)) append(parent, child);
    else if (child instanceof Node) parent.append(child);
    else if (child !== null && child !== undefined && child !== false) parent.append(String(child));
  }
}

export function fill(parent: Element, ...children: Child[]): void {
  parent.replaceChildren();
  append(parent, children);
}

/** What an element of a list was made of. */
const made = new WeakMap<Element, { key: string; now: { item: unknown } }>();

/**
 * Draws a list anew, and leaves the elements of items that stand there already as they are: folded, focused, laid out. Items
 * of one key look alike; what else they hold is had by `now`, which is kept up to date.
 */
export function relist<T>(list: Element, items: readonly T[], key: (item: T) => string, make: (now: { readonly item: T }) => Element): void {
  const free = new Map<string, Element[]>();
  for (const element of list.children) {
    const name = made.get(element)?.key ?? "";
    free.set(name, [...(free.get(name) ?? []), element]);
  }
  let at = list.firstElementChild;
  for (const item of items) {
    const name = key(item);
    let element = free.get(name)?.shift();
    if (element) made.get(element)!.now.item = item;
    else {
      const now = { item };
      element = make(now);
      made.set(element, { key: name, now });
    }
    if (element === at) at = at.nextElementSibling;
    else list.insertBefore(element, at);
  }
  for (const left of [...free.values()].flat()) left.remove();
}

/** Hands a file to the user. */
export function download(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = h("a", { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Takes files by button, and by being dropped on `area`. */
export function fileInput(label: string, accept: string, area: HTMLElement, take: (name: string, text: string) => void): HTMLElement {
  const read = async (file: File | undefined) => file && take(file.name, await file.text());
  const input = h("input", { type: "file", accept, class: "visually-hidden", change: () => {
    void read(input.files?.[0]);
    input.value = "";
  } });
  area.addEventListener("dragover", (event) => {
    event.preventDefault();
    area.classList.add("dropping");
  });
  area.addEventListener("dragleave", () => area.classList.remove("dropping"));
  area.addEventListener("drop", (event) => {
    event.preventDefault();
    area.classList.remove("dropping");
    void read(event.dataTransfer?.files[0]);
  });
  return h("label", { class: "button" }, input, label);
}

export const plural = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;
export const signed = (points: number) => (points < 0 ? `−${-points}` : `+${points}`);
